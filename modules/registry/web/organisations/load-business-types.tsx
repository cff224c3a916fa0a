import { Button, FileInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { z } from 'zod';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { type Failure, failureOf } from '#platform/web/failure.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';

const faultSchema = z.object({
  faults: z.number(),
  rows: z.array(z.object({ row: z.number(), column: z.string() })),
});

type FileFault = z.infer<typeof faultSchema>['rows'][number];

/** Loads the annex from a CSV: all of it, or nothing and the place of every error. */
export function LoadBusinessTypes() {
  const t = useText();
  const { file, setFile, faults, load, submit } = useLoading();
  return (
    <Section title={t('organisations.types.load')}>
      <form ref={useFaultFocus(faults)} className="stack" onSubmit={submit} noValidate>
        <p>{t('organisations.types.load.hint')}</p>
        <Outcome load={load} />
        <FileInput
          className="field-narrow"
          label={t('organisations.types.load.file')}
          placeholder={t('organisations.types.load.choose')}
          accept=".csv,text/csv"
          clearable
          clearButtonProps={{ 'aria-label': t('registry.clear') }}
          value={file}
          onChange={setFile}
          error={faults.file ?? null}
        />
        <div className="form-actions">
          <Button type="submit" loading={load.isPending}>
            {t('organisations.types.load')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

/** What a load of this many characters would be refused for as a whole. */
const mostCharacters = 900_000;

function useLoading() {
  const t = useText();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [faults, setFaults] = useState<{ readonly file?: string }>({});
  const load = useMutation({
    mutationFn: async (chosen: File) =>
      registryApi.organisations.loadBusinessTypes.call({ csv: await chosen.text() }),
    onSuccess: () => queries.invalidateQueries({ queryKey: registryApi.organisations.businessTypes.key() }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    load.reset();
    const missing = !file || file.size === 0;
    const key = missing ? 'organisations.types.load.missing' : 'organisations.types.load.large';
    const isWrong = missing || file.size > mostCharacters;
    setFaults(isWrong ? { file: t(key) } : {});
    if (file && !isWrong) load.mutate(file);
  };
  return { file, setFile, faults, load, submit };
}

function Outcome({ load }: { readonly load: ReturnType<typeof useLoading>['load'] }) {
  const t = useText();
  const format = useFormat();
  if (load.data) {
    const { added, changed, unchanged } = load.data;
    return (
      <Notice tone="good">
        {t('organisations.types.loaded', {
          added: format.number(added),
          changed: format.number(changed),
          unchanged: format.number(unchanged),
        })}
      </Notice>
    );
  }
  if (!load.error) return null;
  const faults = faultsIn(failureOf(load.error, t));
  return (
    <>
      <FailureNotice error={load.error} />
      {faults.length > 0 ? <FaultyRows faults={faults} /> : null}
    </>
  );
}

function faultsIn({ code, details }: Failure): readonly FileFault[] {
  const read = code === 'business_types.faulty' ? faultSchema.safeParse(details) : null;
  return read?.success ? read.data.rows : [];
}

function FaultyRows({ faults }: { readonly faults: readonly FileFault[] }) {
  const t = useText();
  const format = useFormat();
  const columns: readonly Column<FileFault>[] = [
    { id: 'row', header: t('organisations.types.row'), naming: true, cell: ({ row }) => format.number(row) },
    {
      id: 'column',
      header: t('organisations.types.column'),
      cell: ({ column }) => <span className="code">{column}</span>,
    },
    {
      id: 'rule',
      header: t('organisations.types.rule'),
      cell: ({ column }) => t(`organisations.types.rule.${column}`),
    },
  ];
  return (
    <DataTable
      caption={t('organisations.types.faults')}
      columns={columns}
      rows={faults}
      rowKey={({ row, column }) => `${row} ${column}`}
    />
  );
}
