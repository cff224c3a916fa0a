import type { ProgrammeTotal } from '#modules/contributions/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';

interface TotalsProps {
  readonly totals: readonly ProgrammeTotal[];
  readonly feeIdr: bigint;
}

/** What is billed by programme, and who bears it. */
export function TotalsTable({ totals, feeIdr }: TotalsProps) {
  const t = useText();
  const format = useFormat();
  const money = (amount: bigint) => format.idr(amount.toString());
  const employer = totals.reduce((sum, one) => sum + one.employerIdr, 0n);
  const worker = totals.reduce((sum, one) => sum + one.workerIdr, 0n);
  return (
    <table className="filing-totals">
      <caption className="visually-hidden">{t('filings.total.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('filings.total.programme')}</th>
          <th scope="col">{t('filings.total.employer')}</th>
          <th scope="col">{t('filings.total.worker')}</th>
        </tr>
      </thead>
      <tbody>
        {totals.map(({ programme, employerIdr, workerIdr }) => (
          <tr key={programme}>
            <th scope="row">{programme}</th>
            <td>{money(employerIdr)}</td>
            <td>{money(workerIdr)}</td>
          </tr>
        ))}
        <tr className="filing-sum">
          <th scope="row">{t('filings.total.sum')}</th>
          <td>{money(employer)}</td>
          <td>{money(worker)}</td>
        </tr>
      </tbody>
      <tfoot>
        {feeIdr > 0n ? (
          <tr>
            <th scope="row">{t('filings.total.fee')}</th>
            <td colSpan={2}>{money(feeIdr)}</td>
          </tr>
        ) : null}
        <tr className="filing-grand">
          <th scope="row">{t('filings.total')}</th>
          <td colSpan={2} data-total>
            {money(employer + worker + feeIdr)}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
