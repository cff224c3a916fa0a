import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ListField, listFields } from '#modules/registry/core/index.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { registryApi, type SheetMapping, type WorkerList } from './api/index.ts';

type Choices = Readonly<Record<string, ListField | null>>;

interface MappingPanelProps {
  readonly list: WorkerList & { readonly sheets: readonly SheetMapping[] };
}

/** How each column was understood, with samples; a correction is remembered for this sender. */
export function MappingPanel({ list }: MappingPanelProps) {
  const t = useText();
  const queries = useQueryClient();
  const [choices, setChoices] = useState<Choices>({});
  const save = useMutation(
    registryApi.lists.mapColumns.mutationOptions({
      onSuccess: async () => {
        setChoices({});
        await queries.invalidateQueries({ queryKey: registryApi.lists.key() });
      },
    }),
  );
  const choose = (sheet: SheetMapping, column: number, field: ListField | null) =>
    setChoices({ ...choices, [choiceKey(sheet, column)]: field });
  const submit = () =>
    save.mutate({ listId: list.listId, sheets: list.sheets.map((sheet) => chosenOf(sheet, choices)) });
  if (list.sheets.length === 0) return null;
  return (
    <details className="card">
      <summary>{t('lists.mapping.title')}</summary>
      <div className="stack">
        <p className="soft">{t('lists.mapping.lead')}</p>
        {list.sheets.map((sheet) => (
          <SheetColumns key={sheet.sheet} sheet={sheet} choices={choices} onChoose={choose} />
        ))}
        <FailureNotice error={save.error} />
        <div className="form-actions">
          <Button loading={save.isPending} disabled={Object.keys(choices).length === 0} onClick={submit}>
            {t('lists.mapping.save')}
          </Button>
        </div>
      </div>
    </details>
  );
}

interface SheetColumnsProps {
  readonly sheet: SheetMapping;
  readonly choices: Choices;
  readonly onChoose: (sheet: SheetMapping, column: number, field: ListField | null) => void;
}

function SheetColumns({ sheet, choices, onChoose }: SheetColumnsProps) {
  const t = useText();
  return (
    <section className="stack-tight">
      <h3>
        {sheet.sheet} · {t(`lists.mapping.origin.${sheet.origin}`)}
      </h3>
      {sheet.headerRow === null ? null : (
        <p className="soft small">{t('lists.mapping.header_row', { row: sheet.headerRow })}</p>
      )}
      <ul className="mapping">
        {sheet.columns.map((column) => (
          <li key={column.column}>
            <NativeSelect
              label={column.header || t('lists.mapping.untitled', { column: column.column + 1 })}
              value={shownField(sheet, column, choices)}
              onChange={(event) => onChoose(sheet, column.column, fieldOf(event.currentTarget.value))}
              data={[
                { value: '', label: t('lists.mapping.ignored') },
                ...listFields.map((field) => ({ value: field, label: t(`field.${field}`) })),
              ]}
            />
            <p className="soft small samples">{column.samples.slice(0, 3).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function choiceKey(sheet: SheetMapping, column: number): string {
  return `${sheet.sheet}\u0000${column}`;
}

function fieldOf(text: string): ListField | null {
  return listFields.find((field) => field === text) ?? null;
}

function chosenOf(sheet: SheetMapping, choices: Choices) {
  return {
    sheet: sheet.sheet,
    columns: sheet.columns.map(({ column, field }) => {
      const chosen = choices[choiceKey(sheet, column)];
      return { column, field: chosen === undefined ? field : chosen };
    }),
  };
}

function shownField(sheet: SheetMapping, column: SheetMapping['columns'][number], choices: Choices): string {
  const chosen = choices[choiceKey(sheet, column.column)];
  return (chosen === undefined ? column.field : chosen) ?? '';
}
