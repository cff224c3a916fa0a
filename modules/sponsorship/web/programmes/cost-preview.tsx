import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '#platform/web/format.ts';
import { Tag } from '#platform/web/page.tsx';
import { Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { costTerms } from './programme-draft.ts';
import { type ProgrammeCost, programmesApi } from './programmes-api.ts';

interface CostPreviewProps {
  readonly terms: ReturnType<typeof costTerms>;
  readonly agreementId: string;
}

/** What the programme would cost, as it is typed. */
export function CostPreview({ terms, agreementId }: CostPreviewProps) {
  const t = useText();
  const [asked] = useDebouncedValue(terms, 350);
  return (
    <section className="card cost stack" aria-label={t('programmes.cost')}>
      <h2>{t('programmes.cost')}</h2>
      {asked ? (
        <Priced terms={asked} agreementId={agreementId} />
      ) : (
        <p className="soft">{t('programmes.cost.wait')}</p>
      )}
    </section>
  );
}

function Priced({
  terms,
  agreementId,
}: {
  readonly terms: NonNullable<CostPreviewProps['terms']>;
  readonly agreementId: string;
}) {
  const query = useQuery({
    ...programmesApi.programmes.price.queryOptions({ input: terms }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const failed = query.error ? { ...query, data: undefined } : query;
  return <Loaded query={failed}>{(cost) => <Cost cost={cost} agreementId={agreementId} />}</Loaded>;
}

function Cost({ cost, agreementId }: { readonly cost: ProgrammeCost; readonly agreementId: string }) {
  const t = useText();
  const { idr, number } = useFormat();
  return (
    <div className="stack" aria-live="polite">
      <div>
        <div className="cost-total">{idr(cost.totalIdr)}</div>
        <p className="soft small">{t('programmes.cost.worker', { amount: idr(cost.workerIdr) })}</p>
      </div>
      <dl className="cost-figures">
        <div>
          <dt>{t('programmes.villages')}</dt>
          <dd>{number(cost.villages)}</dd>
        </div>
        <div>
          <dt>{t('programmes.workers')}</dt>
          <dd>{number(cost.workers)}</dd>
        </div>
        <div>
          <dt>{t('programmes.worker_months')}</dt>
          <dd>{number(cost.workerMonths)}</dd>
        </div>
      </dl>
      <Money cost={cost} agreementId={agreementId} />
      <Months cost={cost} />
      <LeftOut cost={cost} />
    </div>
  );
}

function Money({ cost, agreementId }: { readonly cost: ProgrammeCost; readonly agreementId: string }) {
  const t = useText();
  const { idr, number } = useFormat();
  const set = (
    <Link to="/bantuan/perjanjian/$agreementId" params={{ agreementId }}>
      {t('budgets.set')}
    </Link>
  );
  if (cost.villages === 0)
    return (
      <Notice tone="warn" title={t('programmes.cost.nobody')}>
        <p>{t('programmes.cost.nobody.hint')}</p>
        {set}
      </Notice>
    );
  if (cost.missingIdr === '0')
    return <Notice tone="good">{t('programmes.cost.enough', { amount: idr(cost.freeIdr) })}</Notice>;
  const names = cost.short.slice(0, 3).map(({ villageName }) => villageName || t('budgets.whole'));
  return (
    <Notice tone="warn" title={t('programmes.cost.short', { amount: idr(cost.missingIdr) })}>
      <p>{t('programmes.cost.short.where', { n: number(cost.short.length), names: names.join(', ') })}</p>
      {set}
    </Notice>
  );
}

function Months({ cost }: { readonly cost: ProgrammeCost }) {
  const t = useText();
  const { idr, month } = useFormat();
  return (
    <table className="cost-months">
      <caption className="visually-hidden">{t('programmes.cost.by_month')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('programmes.month')}</th>
          <th scope="col">{t('programmes.cost.each')}</th>
          <th scope="col" className="amount">
            {t('programmes.cost.all')}
          </th>
        </tr>
      </thead>
      <tbody>
        {cost.byMonth.map((line) => (
          <tr key={line.month}>
            <td>{month(line.month, 'short')}</td>
            <td>
              {idr(line.priceIdr)} <MonthTags line={line} />
            </td>
            <td className="amount">{idr(line.totalIdr)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MonthTags({ line: { relief, isProvisional } }: { readonly line: ProgrammeCost['byMonth'][number] }) {
  const t = useText();
  return (
    <>
      {relief.applies ? <Tag tone="good">{t('sources.relief.yes')}</Tag> : null}{' '}
      {relief.bySwitch ? <Tag tone="warn">{t('sources.relief.switch')}</Tag> : null}{' '}
      {isProvisional ? <Tag tone="calm">{t('programmes.cost.provisional')}</Tag> : null}
    </>
  );
}

function LeftOut({ cost: { leftOut } }: { readonly cost: ProgrammeCost }) {
  const t = useText();
  const reasons = [...new Set(leftOut.map(({ reason }) => reason))];
  if (reasons.length === 0) return null;
  return (
    <div className="stack-tight">
      {reasons.map((reason) => {
        const names = leftOut.filter((one) => one.reason === reason).map(({ villageName }) => villageName);
        return (
          <details key={reason}>
            <summary>
              {t('programmes.left_out', { n: names.length, reason: t(`programmes.left_out.${reason}`) })}
            </summary>
            <p className="small">{names.join(', ')}</p>
          </details>
        );
      })}
    </div>
  );
}
