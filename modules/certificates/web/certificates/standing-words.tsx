import type { ReactNode } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Tag, type Tone } from '#platform/web/page.tsx';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { Standing } from './certificates-api.ts';

/** How an employer stands today, in two or three words. */
export function StandingTag({ standing }: { readonly standing: Standing }) {
  const t = useText();
  const [tone, key] = kindOf(standing);
  return <Tag tone={tone}>{t(`certificates.standing.${key}`, { n: standing.unpaidMonths })}</Tag>;
}

interface StandingNoticeProps {
  readonly standing: Standing;
  readonly hasCertificate: boolean;
  readonly hasNpp: boolean;
  /** One was taken back, and none stands. */
  readonly isTakenBack: boolean;
  /** What can be done at once, e.g. a way to the bills. */
  readonly children?: ReactNode;
}

/** How an employer stands today, until when, and what there is to do. */
export function StandingNotice(props: StandingNoticeProps) {
  const { standing, hasCertificate, hasNpp, isTakenBack, children } = props;
  const t = useText();
  const format = useFormat();
  const [, key] = kindOf(standing);
  const tone = key === 'valid' ? (hasCertificate ? 'good' : 'info') : key === 'never' ? 'warn' : 'bad';
  const lacking = isTakenBack ? 'valid.taken_back' : hasNpp ? 'valid.coming' : 'valid.no_npp';
  const said = key === 'valid' && !hasCertificate ? lacking : key;
  const details = {
    n: format.number(standing.unpaidMonths),
    day: standing.expiresOn ? format.day(standing.expiresOn) : '',
    month: standing.paidThrough ? format.month(standing.paidThrough) : '',
    from: standing.firstUnpaid ? format.month(standing.firstUnpaid) : '',
    amount: format.idr(standing.owedIdr),
  };
  return (
    <Notice tone={tone} title={t(`certificates.notice.${said}`, details)}>
      <p>{t(`certificates.notice.${said}.hint`, details)}</p>
      {children}
    </Notice>
  );
}

function kindOf({ status, paidThrough }: Standing): readonly [Tone, 'valid' | 'arrears' | 'never'] {
  if (status === 'VALID') return ['good', 'valid'];
  return paidThrough === null ? ['plain', 'never'] : ['bad', 'arrears'];
}
