import { Radio } from '@mantine/core';
import type { MergeField } from '#modules/registry/core/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { Section, Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import type { Choices, Comparison } from './types.ts';
import { useValueText } from './value-text.ts';

type Field = Comparison['fields'][number];

interface FieldChoicesProps {
  readonly comparison: Comparison;
  readonly choices: Choices;
  /** Null: only shown. */
  readonly onChoose: ((field: MergeField, side: 'survivor' | 'merged') => void) | null;
}

/** Field by field what both records say; where they differ, which value stands is chosen. */
export function FieldChoices({ comparison, choices, onChoose }: FieldChoicesProps) {
  const t = useText();
  const columns = useColumns(choices, onChoose);
  const differing = comparison.fields.filter((field) => field.differs).length;
  return (
    <Section
      title={t('merges.fields')}
      aside={<span className="small soft">{t('merges.fields.differing', { n: differing })}</span>}
    >
      <DataTable
        caption={t('merges.fields')}
        columns={columns}
        rows={comparison.fields}
        rowKey={({ field }) => field}
      />
    </Section>
  );
}

function useColumns(choices: Choices, onChoose: FieldChoicesProps['onChoose']): readonly Column<Field>[] {
  const t = useText();
  const side = (which: 'survivor' | 'merged'): Column<Field> => ({
    id: which,
    header: t(`merges.${which}`),
    cell: (row) => (
      <SideValue
        row={row}
        side={which}
        isChosen={(choices[row.field] ?? row.choice) === which}
        onChoose={row.differs ? onChoose : null}
      />
    ),
  });
  return [
    {
      id: 'field',
      header: t('merges.field'),
      naming: true,
      cell: (row) => (
        <>
          {t(`merges.field.${row.field}`)} {row.differs ? <Tag tone="warn">{t('merges.differs')}</Tag> : null}
        </>
      ),
    },
    side('survivor'),
    side('merged'),
  ];
}

interface SideValueProps {
  readonly row: Field;
  readonly side: 'survivor' | 'merged';
  readonly isChosen: boolean;
  readonly onChoose: FieldChoicesProps['onChoose'];
}

function SideValue({ row, side, isChosen, onChoose }: SideValueProps) {
  const t = useText();
  const valueText = useValueText();
  const value = valueText(row.field, row[side]);
  if (!onChoose)
    return (
      <div>
        <span className={row.differs && !isChosen ? 'value-left breakable' : 'breakable'}>{value}</span>
        {row.differs && isChosen ? <div className="small soft">{t('merges.stands')}</div> : null}
      </div>
    );
  return (
    <Radio
      name={`stands-${row.field}`}
      label={value}
      aria-label={t('merges.choose', { field: t(`merges.field.${row.field}`), value })}
      checked={isChosen}
      onChange={() => onChoose(row.field, side)}
    />
  );
}
