import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { type ListField, listFields } from '#modules/registry/core/index.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type ListRowView, registryApi } from './api/index.ts';
import { rowPlace } from './row-place.ts';

interface RowFixProps {
  readonly row: ListRowView;
  readonly listId: string;
  readonly onMended: (row: ListRowView) => void;
}

type Cells = Partial<Record<ListField, string>>;

/** The fields of a row that need mending, as they were written. Enter saves and goes on to the next row. */
export function RowFix({ row, listId, onMended }: RowFixProps) {
  const t = useText();
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState<Cells>({});
  const fix = useMutation(
    registryApi.lists.fixRow.mutationOptions({
      onSuccess: async ({ row: mended }) => {
        focusNextRow(form.current);
        setTyped({});
        onMended(mended);
        await queries.invalidateQueries({ queryKey: registryApi.lists.show.key({ input: { listId } }) });
      },
    }),
  );
  const fields = fieldsToMend(row);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(typed).length > 0) fix.mutate({ listId, rowId: row.rowId, cells: typed });
  };
  if (fields.length === 0) return null;
  return (
    <form ref={form} className="row-fix" onSubmit={submit} data-row-fix>
      {fields.map((field) => (
        <TextInput
          key={field}
          size="xs"
          label={t(`field.${field}`)}
          aria-label={`${t(`field.${field}`)}, ${rowPlace(t, row)}`}
          value={typed[field] ?? row.given[field] ?? ''}
          maxLength={400}
          autoComplete="off"
          onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
        />
      ))}
      <Button
        type="submit"
        size="xs"
        variant="default"
        loading={fix.isPending}
        disabled={Object.keys(typed).length === 0}
      >
        {t('lists.fix')}
      </Button>
      {fix.error ? <FailureNotice error={fix.error} /> : null}
    </form>
  );
}

/** What the server sent as written, in the order of the fields; a reason's own field even when it was empty. */
function fieldsToMend(row: ListRowView): readonly ListField[] {
  const named = new Set<string>(Object.keys(row.given));
  for (const { field } of row.reasons) if (field && row.outcome === 'fix') named.add(field);
  return listFields.filter((field) => named.has(field));
}

function focusNextRow(form: HTMLFormElement | null): void {
  let row = form?.closest('tr')?.nextElementSibling;
  while (row) {
    const input = row.querySelector('form[data-row-fix] input');
    if (input instanceof HTMLInputElement) {
      input.focus();
      return;
    }
    row = row.nextElementSibling;
  }
}
