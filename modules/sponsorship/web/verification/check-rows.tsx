import { Checkbox } from '@mantine/core';
import { ageOn } from '#platform/core/month.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Tag } from '#platform/web/page.tsx';
import { useLanguage, useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { reasonText, verdictText } from './reason-text.ts';
import type { CheckedRow } from './verification-api.ts';

const verdictTones = { proposed: 'plain', accepted: 'good', rejected: 'bad' } as const;

interface CheckRowsProps {
  readonly rows: readonly CheckedRow[];
  /** Null: nobody can be chosen. */
  readonly chosen: ReadonlySet<string> | null;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
}

/** People of a list with what speaks for or against each and what was decided. */
export function CheckRows({ rows, chosen, onChosen }: CheckRowsProps) {
  const t = useText();
  return (
    <DataTable
      caption={t('check.people.caption')}
      columns={useColumns(chosen, onChosen)}
      rows={rows}
      rowKey={({ workerId }) => workerId}
    />
  );
}

function useColumns(
  chosen: ReadonlySet<string> | null,
  onChosen: (chosen: ReadonlySet<string>) => void,
): readonly Column<CheckedRow>[] {
  const t = useText();
  const language = useLanguage();
  const { today } = useVisitor();
  return [
    {
      id: 'name',
      header: t('check.name'),
      naming: true,
      sortBy: ({ name }) => name,
      cell: (row) => (
        <span className="check-name">
          {chosen ? <Choice row={row} chosen={chosen} onChosen={onChosen} /> : null}
          <span className="breakable">
            {row.name}
            <span className="sub code">{row.nikMasked}</span>
          </span>
        </span>
      ),
    },
    {
      id: 'age',
      header: t('check.age'),
      numeric: true,
      sortBy: ({ birthDate }) => ageOn(birthDate, today),
      cell: ({ birthDate }) => t('check.age.years', { years: ageOn(birthDate, today) }),
    },
    {
      id: 'work',
      header: t('check.work'),
      sortBy: ({ occupation }) => occupation,
      cell: ({ occupation, category }) => (
        <span>
          {occupation || '–'}
          {category ? <span className="check-sub">{category[language]}</span> : null}
        </span>
      ),
    },
    {
      id: 'hamlet',
      header: t('check.hamlet'),
      sortBy: ({ hamlet }) => hamlet,
      cell: ({ hamlet }) => hamlet || '–',
    },
    {
      id: 'verdict',
      header: t('check.verdict'),
      wide: true,
      sortBy: ({ verdict, outcome }) => `${verdict} ${outcome}`,
      cell: (row) => <Verdict row={row} />,
    },
  ];
}

interface ChoiceProps {
  readonly row: CheckedRow;
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
}

function Choice({ row: { workerId, name }, chosen, onChosen }: ChoiceProps) {
  const t = useText();
  return (
    <Checkbox
      aria-label={t('check.choose.one', { name })}
      checked={chosen.has(workerId)}
      onChange={(event) => {
        const next = new Set(chosen);
        if (event.currentTarget.checked) next.add(workerId);
        else next.delete(workerId);
        onChosen(next);
      }}
    />
  );
}

function Verdict({ row }: { readonly row: CheckedRow }) {
  const t = useText();
  const format = useFormat();
  const why = row.verdict === 'rejected' ? verdictText(row, { t, format }) : '';
  const remarks = row.reasons
    .map((reason) => reasonText({ reason, details: row.reasonDetails }, { t, format }))
    .filter((remark) => remark !== why);
  return (
    <div className="check-verdict">
      <span className="row">
        <Tag tone={verdictTones[row.verdict]}>{t(`check.verdict.${row.verdict}`)}</Tag>
        {row.isReserve ? <Tag tone="calm">{t('check.reserve')}</Tag> : null}
      </span>
      {why ? <p className="check-why">{why}</p> : null}
      {remarks.length > 0 ? (
        <ul className="plain small soft">
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
