import { useLanguage, useText } from '#platform/web/text.ts';
import type { WorkerContributions } from './api.ts';
import { type Mark, markSigns, markTones } from './marks.tsx';

type Year = WorkerContributions['calendar'][number];

const marks = ['paid', 'ahead', 'due', 'unpaid', 'forgone'] as const satisfies readonly Mark[];

/** Named outright, because the phone layout's grid takes the native roles away. */
const asRole = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  rowheader: { role: 'rowheader' },
  columnheader: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;

/** Twelve months a row, the latest year first: how each stands, and who pays it. On a phone three months side by side. */
export function ProtectionCalendar({ years }: { readonly years: readonly Year[] }) {
  const t = useText();
  const months = useMonthNames();
  return (
    <div className="stack-tight">
      <table className="protection-calendar" {...asRole.table}>
        <caption className="visually-hidden">{t('overviews.calendar')}</caption>
        <thead {...asRole.rowgroup}>
          <tr {...asRole.row}>
            <th scope="col" {...asRole.columnheader}>
              {t('overviews.year')}
            </th>
            {months.map(({ short, long }) => (
              <th key={short} scope="col" abbr={long} {...asRole.columnheader}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...asRole.rowgroup}>
          {years.map((year) => (
            <YearRow key={year.year} year={year} />
          ))}
        </tbody>
      </table>
      <Legend />
    </div>
  );
}

function YearRow({ year }: { readonly year: Year }) {
  const t = useText();
  const names = useMonthNames();
  return (
    <tr {...asRole.row}>
      <th scope="row" {...asRole.rowheader}>
        {year.year}
      </th>
      {year.months.map(({ month, mark, payerKinds }, index) => (
        <td
          key={month}
          data-month={names[index]?.short}
          className={mark ? `mark mark-${markTones[mark]}` : 'mark mark-none'}
          {...asRole.cell}
        >
          {mark ? (
            <>
              <span className="mark-word">
                <span aria-hidden="true">{markSigns[mark]} </span>
                {t(`overviews.mark.short.${mark}`)}
              </span>
              {mark === 'forgone' ? null : (
                <span className="mark-payer">
                  {payerKinds.map((kind) => t(`overviews.payer.short.${kind}`)).join(', ')}
                </span>
              )}
            </>
          ) : (
            <span className="mark-word">
              <span aria-hidden="true">–</span>
              <span className="visually-hidden">{t('overviews.mark.none')}</span>
            </span>
          )}
        </td>
      ))}
    </tr>
  );
}

function Legend() {
  const t = useText();
  return (
    <ul className="mark-legend small" aria-label={t('overviews.legend')}>
      {marks.map((mark) => (
        <li key={mark}>
          <span className={`mark-sign mark-${markTones[mark]}`} aria-hidden="true">
            {markSigns[mark]}
          </span>
          <span>
            <strong>{t(`overviews.mark.short.${mark}`)}</strong> {t(`overviews.mark.hint.${mark}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function useMonthNames(): readonly { readonly short: string; readonly long: string }[] {
  const language = useLanguage();
  return Array.from({ length: 12 }, (_, index) => {
    const day = new Date(Date.UTC(2026, index, 1));
    const name = (month: 'short' | 'long') =>
      new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' }).format(day);
    return { short: name('short'), long: name('long') };
  });
}
