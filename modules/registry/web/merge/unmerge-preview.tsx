import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { Section } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import type { UnmergePreview } from './types.ts';
import { useValueText } from './value-text.ts';
import { CountChanges, MovedMemberships } from './what-moves.tsx';

type Field = UnmergePreview['fields'][number];

/** What taking a merge back would change, as things stand now. */
export function UnmergeShown({ preview }: { readonly preview: UnmergePreview }) {
  const t = useText();
  const columns = useColumns();
  return (
    <>
      <Section title={t('merges.back')}>
        <div className="stack-tight">
          <p>{t('merges.back.hint')}</p>
          {preview.fields.length === 0 ? (
            <p className="soft">{t('merges.back.none')}</p>
          ) : (
            <DataTable
              caption={t('merges.back')}
              columns={columns}
              rows={preview.fields}
              rowKey={({ field }) => field}
            />
          )}
          <CountChanges counts={preview.counts} />
        </div>
      </Section>
      <MovedMemberships memberships={preview.memberships} />
    </>
  );
}

function useColumns(): readonly Column<Field>[] {
  const t = useText();
  const valueText = useValueText();
  return [
    {
      id: 'field',
      header: t('merges.field'),
      naming: true,
      cell: ({ field }) => t(`merges.field.${field}`),
    },
    { id: 'now', header: t('merges.back.now'), cell: ({ field, now }) => valueText(field, now) },
    { id: 'back', header: t('merges.back.then'), cell: ({ field, back }) => valueText(field, back) },
  ];
}
