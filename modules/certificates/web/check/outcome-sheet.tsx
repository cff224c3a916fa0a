import { useEffect, useRef } from 'react';
import { wordsOf } from '#modules/certificates/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { type Text, useText } from '#platform/web/text.ts';
import type { Checked } from './judging/join-words.ts';
import { OutcomeSign } from './outcome-sign.tsx';
import { SubjectFacts } from './subject-facts.tsx';
import type { Done } from './use-checks.ts';

/** What it is worth, why, what to do, and whose it is: the first two readable from across the desk. */
export function OutcomeSheet({ done: { checked, from } }: { readonly done: Done }) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { outcome, subject } = checked;
  const words = reasonWords(checked, t);
  return (
    <article className={`check-outcome check-${outcome}`} aria-live="polite">
      <header>
        <OutcomeSign outcome={outcome} />
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {t(`certificate.outcome.${outcome}`)}
          </h2>
          <p className="check-reason">{words.reason}</p>
        </div>
      </header>
      <div className="check-body">
        {subject ? <SubjectFacts subject={subject} /> : null}
        <section className="check-do">
          <h3>{t('check.do')}</h3>
          <p>{words.wayOut}</p>
          {subject?.kind === 'worker' && outcome === 'VALID' ? <p>{t('check.do.card')}</p> : null}
          {outcome === 'VALID' ? null : <p className="soft">{t(`check.ask.${outcome}`)}</p>}
        </section>
        <Remarks checked={checked} />
        <Basis checked={checked} from={from} />
      </div>
    </article>
  );
}

function Remarks({ checked: { remark, serverWords } }: { readonly checked: Checked }) {
  const t = useText();
  if (remark === null) return null;
  return (
    <p className="check-remark">
      {t(`check.remark.${remark}`)} {serverWords}
    </p>
  );
}

/** As of when, and on whose word. */
function Basis({ checked, from }: { readonly checked: Checked; readonly from: string | null }) {
  const t = useText();
  const format = useFormat();
  const { by } = checked;
  return (
    <p className="check-basis">
      <span className={`tag tag-${by === 'server' ? 'calm' : 'plain'}`}>{t(`check.by.${by}`)}</span>{' '}
      {basisOf(checked, t, format)}
      {from ? <span className="breakable"> · {from}</span> : null}
    </p>
  );
}

function basisOf({ by, asOf, reason }: Checked, t: Text, format: ReturnType<typeof useFormat>): string {
  if (reason === 'network.needed') return t('check.basis.nobody');
  if (by === 'server') return t('check.basis.server', { when: asOf ? format.instant(asOf) : '' });
  return asOf ? t('check.basis.device', { when: format.instant(asOf) }) : t('check.basis.device.nothing');
}

/** The catalogue's words for a reason, and this page's own for a code without network. */
export function reasonWords(
  { reason }: Checked,
  t: Text,
): { readonly reason: string; readonly wayOut: string } {
  if (reason === 'network.needed')
    return { reason: t('check.reason.network.needed'), wayOut: t('check.way_out.network.needed') };
  const { reason: reasonKey, wayOut, fill } = wordsOf(reason);
  return { reason: t(reasonKey, fill), wayOut: t(wayOut, fill) };
}
