import { Link } from '@tanstack/react-router';
import { useFormat } from '#platform/web/format.ts';
import { Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import type { Agreement } from './programmes-api.ts';

/** `1 Okt 2026 – 31 Des 2027`. */
export function useValidity() {
  const { day } = useFormat();
  return ({ validFrom, validTo }: Pick<Agreement, 'validFrom' | 'validTo'>) =>
    `${day(validFrom, 'short')} – ${day(validTo, 'short')}`;
}

/** Title, number and whether it holds. */
export function AgreementHead({
  agreement,
  isLink = false,
}: {
  readonly agreement: Agreement;
  readonly isLink?: boolean;
}) {
  const { agreementId, title, number } = agreement;
  const name = title === '' ? number : title;
  return (
    <div className="paper-head">
      <h2>
        {isLink ? (
          <Link to="/bantuan/perjanjian/$agreementId" params={{ agreementId }}>
            {name}
          </Link>
        ) : (
          name
        )}
      </h2>
      {title === '' ? null : <span className="soft small breakable">{number}</span>}
      <AgreementTag agreement={agreement} />
    </div>
  );
}

/** Whether it holds today. */
export function AgreementTag({
  agreement: { state, validFrom, validTo },
}: {
  readonly agreement: Agreement;
}) {
  const t = useText();
  const { today } = useVisitor();
  if (state === 'ended' || validTo < today) return <Tag tone="plain">{t('agreements.state.ended')}</Tag>;
  if (validFrom > today) return <Tag tone="calm">{t('agreements.state.to_come')}</Tag>;
  return <Tag tone="good">{t('agreements.state.active')}</Tag>;
}
