import { Button } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { arrearsAges } from '#modules/contributions/core/index.ts';
import { csvOf, saveFile } from '#platform/web/csv-file.ts';
import { DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Section } from '#platform/web/page.tsx';
import { Empty, FailureNotice, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { useAreaColumns, useEmployerColumns } from './ageing-columns.tsx';
import { type Ageing, arrearsApi, letterAddress, letterWriters } from './arrears-api.ts';

const lettersAtOnce = 30;

/** What employers owe by how long it is overdue; letters are written from here. */
export function ArrearsAgeing({ within }: { readonly within: string | undefined }) {
  const query = useQuery({
    ...arrearsApi.ageing.queryOptions({ input: within ? { within } : {} }),
    placeholderData: keepPreviousData,
  });
  return <Loaded query={query}>{(ageing) => <AgeingBody ageing={ageing} />}</Loaded>;
}

function AgeingBody({ ageing }: { readonly ageing: Ageing }) {
  const t = useText();
  const format = useFormat();
  const areaColumns = useAreaColumns();
  const { employers, areas, total } = ageing;
  if (total.bills === 0)
    return (
      <section className="card">
        <Empty title={t('cover.ageing.none')}>{t('cover.ageing.none.hint')}</Empty>
      </section>
    );
  return (
    <>
      <section className="card">
        <Facts
          facts={[
            [t('cover.tab.employers'), format.number(total.employers)],
            [t('cover.ageing.bills'), format.number(total.bills)],
            [t('cover.ageing.owed'), format.idr(total.owedIdr)],
            [t('cover.ageing.fee'), format.idr(total.feeIdr)],
          ]}
        />
      </section>
      <Employers employers={employers} />
      {areas.length > 1 || employers.length > 1 ? (
        <Section title={t('cover.ageing.areas')} aside={<CsvButton name="wilayah" rows={areas} />}>
          <DataTable
            dense
            caption={t('cover.ageing.areas')}
            columns={areaColumns}
            rows={areas}
            rowKey={({ code }) => code}
          />
        </Section>
      ) : null}
    </>
  );
}

function Employers({ employers }: { readonly employers: Ageing['employers'] }) {
  const t = useText();
  const format = useFormat();
  const { role } = useAccount();
  const mayWrite = letterWriters.includes(role);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const columns = useEmployerColumns(mayWrite ? { chosen, onChoose: setChosen } : null);
  const writing = useLetters(() => setChosen(new Set()));
  return (
    <Section title={t('cover.ageing.employers')} aside={<CsvButton name="pemberi-kerja" rows={employers} />}>
      <p className="soft small cover-hint">{t('cover.ageing.note')}</p>
      {mayWrite ? (
        <div className="cover-letters">
          <Button
            disabled={chosen.size === 0 || chosen.size > lettersAtOnce}
            loading={writing.isPending}
            onClick={() => writing.mutate([...chosen])}
          >
            {chosen.size === 0
              ? t('cover.letters.write')
              : t('cover.letters.write.n', { n: format.number(chosen.size) })}
          </Button>
          <span className="soft small" role="status">
            {chosen.size > lettersAtOnce
              ? t('cover.letters.most')
              : writing.isSuccess
                ? t('cover.letters.done')
                : ''}
          </span>
        </div>
      ) : null}
      <FailureNotice error={writing.error} />
      <DataTable
        dense
        caption={t('cover.ageing.employers')}
        columns={columns}
        rows={employers}
        rowKey={({ organisationId }) => organisationId}
      />
    </Section>
  );
}

/** Writes letters and hands them to the browser: one as PDF, several as ZIP. */
function useLetters(onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (organisationIds: string[]) => arrearsApi.issueLetters.call({ organisationIds }),
    onSuccess: async ({ letters }) => {
      onDone();
      const link = document.createElement('a');
      link.href = letterAddress(letters.map(({ letterId }) => letterId));
      link.download = '';
      link.click();
      await queries.invalidateQueries({ queryKey: arrearsApi.key() });
    },
  });
}

type Sums = Ageing['areas'][number] | Ageing['employers'][number];

function CsvButton({ name, rows }: { readonly name: string; readonly rows: readonly Sums[] }) {
  const t = useText();
  const save = () => {
    const head = [
      t(name === 'wilayah' ? 'cover.ageing.area' : 'cover.ageing.employer'),
      ...arrearsAges.map((age) => t(`cover.age.${age}`)),
      t('cover.ageing.bills'),
      t('cover.ageing.owed'),
      t('cover.ageing.fee'),
    ];
    const lines = rows.map((row) => [
      row.name,
      ...row.byAgeIdr.map(Number),
      row.bills,
      Number(row.owedIdr),
      Number(row.feeIdr),
    ]);
    saveFile(`umur-tunggakan-${name}.csv`, csvOf([head, ...lines]));
  };
  return (
    <Button variant="default" size="xs" onClick={save}>
      {t('cover.export')}
    </Button>
  );
}
