import type { Explained } from '#modules/rules/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import { lineName } from './names.ts';

type Line = NonNullable<Explained['lines']>[number];

interface LinesTableProps {
  readonly explained: Explained;
  /** True: the table is of one person and month, and the sum above is of more. */
  readonly isOfMany: boolean;
  /** True: an employer pays too. */
  readonly isShared: boolean;
}

/** The programmes or benefits of a result; where an employer pays too, his part and the worker's apart. */
export function LinesTable({ explained, isOfMany, isShared }: LinesTableProps) {
  const t = useText();
  const lines = (explained.lines ?? []).filter(({ benefit }) => benefit !== 'scholarship_max');
  if (lines.length === 0) return null;
  return (
    <table className="answer-lines">
      <caption className={isOfMany ? 'answer-caption' : 'visually-hidden'}>
        {t(isOfMany ? 'calculator.lines.each' : 'calculator.lines')}
      </caption>
      <thead className={isShared ? undefined : 'visually-hidden'}>
        <tr>
          <th scope="col">{t('calculator.lines.name')}</th>
          {isShared ? (
            <>
              <th scope="col">{t('calculator.lines.employer')}</th>
              <th scope="col">{t('calculator.lines.worker')}</th>
            </>
          ) : (
            <th scope="col">{t('calculator.lines.amount')}</th>
          )}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.programme ?? line.benefit ?? ''} line={line} isShared={isShared} />
        ))}
      </tbody>
      {isShared ? <SumRow lines={lines} /> : null}
    </table>
  );
}

function Row({ line, isShared }: { readonly line: Line; readonly isShared: boolean }) {
  const t = useText();
  const format = useFormat();
  const { employerIdr = '0', workerIdr = '0', deferredIdr, amountIdr } = line;
  const name = lineName(t, line.programme ?? line.benefit ?? '');
  return (
    <tr>
      <th scope="row">
        {name}
        {deferredIdr && deferredIdr !== '0' ? (
          <span className="answer-beside">
            {t('calculator.deferred', { amount: format.idr(deferredIdr) })}
          </span>
        ) : null}
        {line.programme === 'JKP' ? <span className="answer-beside">{t('calculator.jkp')}</span> : null}
      </th>
      {isShared ? (
        <>
          <td>{format.idr(employerIdr)}</td>
          <td>{format.idr(workerIdr)}</td>
        </>
      ) : (
        <td>{format.idr(amountIdr ?? (BigInt(employerIdr) + BigInt(workerIdr)).toString())}</td>
      )}
    </tr>
  );
}

function SumRow({ lines }: { readonly lines: readonly Line[] }) {
  const t = useText();
  const format = useFormat();
  const sum = (part: 'employerIdr' | 'workerIdr') =>
    format.idr(lines.reduce((total, line) => total + BigInt(line[part] ?? '0'), 0n).toString());
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('calculator.lines.sum')}</th>
        <td>{sum('employerIdr')}</td>
        <td>{sum('workerIdr')}</td>
      </tr>
    </tfoot>
  );
}
