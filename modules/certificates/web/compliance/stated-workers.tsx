import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Empty } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { ComplianceView } from './compliance-api.ts';
import { StateWorkersDialog } from './state-workers-dialog.tsx';

/** Workers by the employer's own filings, and by other sources. */
export function StatedWorkers({ view }: { readonly view: ComplianceView }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const { months, stated, mayState, organisationId, today } = view;
  const columns = useStatedColumns();
  return (
    <Section
      title={t('compliance.stated')}
      aside={
        mayState ? (
          <Button variant="default" size="xs" onClick={() => setOpen(true)}>
            {t('compliance.state.add')}
          </Button>
        ) : null
      }
    >
      <div className="compliance-two">
        <div>
          <h3>{t('compliance.months')}</h3>
          <Months months={months} />
        </div>
        <div>
          <h3>{t('compliance.sources')}</h3>
          {stated.length === 0 ? (
            <Empty title={t('compliance.stated.none')} />
          ) : (
            <DataTable
              caption={t('compliance.sources')}
              columns={columns}
              rows={stated}
              rowKey={({ source }) => source}
            />
          )}
        </div>
      </div>
      {open ? (
        <StateWorkersDialog organisationId={organisationId} today={today} onClose={() => setOpen(false)} />
      ) : null}
    </Section>
  );
}

function useStatedColumns(): readonly Column<ComplianceView['stated'][number]>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'source',
      header: t('compliance.source'),
      naming: true,
      cell: ({ source, number }) => (
        <>
          {t(`compliance.source.${source}`)}
          {number ? <span className="compliance-sub">{number}</span> : null}
        </>
      ),
    },
    {
      id: 'on',
      header: t('compliance.stated_on'),
      short: true,
      cell: ({ statedOn }) => (statedOn ? format.day(statedOn, 'short') : '–'),
    },
    {
      id: 'workers',
      header: t('compliance.workers'),
      numeric: true,
      cell: ({ workers }) => format.number(workers),
    },
  ];
}

function Months({ months }: Pick<ComplianceView, 'months'>) {
  const t = useText();
  const format = useFormat();
  const most = Math.max(1, ...months.map(({ workers }) => workers));
  if (months.length === 0) return <Empty title={t('compliance.months.none')} />;
  return (
    <ul className="compliance-months">
      {months.map(({ month, workers }) => (
        <li key={month}>
          <span>{format.month(month, 'short')}</span>
          <span className="compliance-bar" aria-hidden="true">
            <span style={{ width: `${(workers * 100) / most}%` }} />
          </span>
          <strong>{format.number(workers)}</strong>
        </li>
      ))}
    </ul>
  );
}
