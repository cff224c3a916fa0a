import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Role } from '#platform/core/roles.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { handoverApi } from './handover-api.ts';

/** Those with most workers; the others at a touch. */
const linesAtFirst = 10;

type Rate = Awaited<ReturnType<typeof handoverApi.rates.call>>['rates'][number];

/** How many went on by themselves: in all, by village, by agent, by occupation. */
export function HandoverRates({ within }: { readonly within: string | undefined }) {
  const t = useText();
  const { role } = useAccount();
  const query = useQuery(handoverApi.rates.queryOptions({ input: within ? { within } : {} }));
  return (
    <Section title={t('handover.rates')}>
      <p className="soft handover-hint">{t('handover.rates.hint')}</p>
      <Loaded query={query}>
        {({ rates }) => {
          const all = rates.find(({ kind }) => kind === 'all');
          if (!all || all.ended === 0)
            return <Empty title={t('handover.rates.none')}>{t('handover.rates.none.hint')}</Empty>;
          return (
            <div className="stack">
              <InAll rate={all} />
              <div className="handover-rates">
                {kindsShown(rates, role).map((kind) => (
                  <RateTable key={kind} kind={kind} rates={rates.filter((rate) => rate.kind === kind)} />
                ))}
              </div>
            </div>
          );
        }}
      </Loaded>
    </Section>
  );
}

/** What has only one line says nothing that the sum does not. */
function kindsShown(rates: readonly Rate[], role: Role): readonly Rate['kind'][] {
  const kinds =
    role === 'village' ? (['occupation'] as const) : (['occupation', 'agent', 'village'] as const);
  return kinds.filter((kind) => rates.filter((rate) => rate.kind === kind).length > 1);
}

function InAll({ rate }: { readonly rate: Rate }) {
  const t = useText();
  const format = useFormat();
  const { converted, ended, waiting, percent } = rate;
  return (
    <p className="handover-all">
      <strong>{percent === null ? '–' : format.percent(String(percent))}</strong>{' '}
      {t('handover.rates.all', {
        converted: format.number(converted),
        decided: format.number(ended - waiting),
      })}{' '}
      {waiting > 0 ? t('handover.rates.waiting', { n: format.number(waiting) }) : null}
    </p>
  );
}

interface RateTableProps {
  readonly kind: Rate['kind'];
  readonly rates: readonly Rate[];
}

function RateTable({ kind, rates }: RateTableProps) {
  const t = useText();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const columns: readonly Column<Rate>[] = [
    {
      id: 'name',
      header: t(`handover.rates.by.${kind}`),
      naming: true,
      sortBy: (rate) => nameOf(rate, t),
      cell: (rate) => nameOf(rate, t),
    },
    {
      id: 'converted',
      header: t('handover.rates.converted'),
      numeric: true,
      sortBy: ({ converted }) => converted,
      cell: ({ converted, ended, waiting }) =>
        t('handover.rates.of', {
          converted: format.number(converted),
          decided: format.number(ended - waiting),
        }),
    },
    {
      id: 'percent',
      header: t('handover.rates.percent'),
      numeric: true,
      sortBy: ({ percent }) => percent,
      cell: ({ percent }) => (percent === null ? '–' : format.percent(String(percent))),
    },
  ];
  return (
    <div>
      <h3>{t(`handover.rates.by.${kind}`)}</h3>
      <DataTable
        dense
        caption={t(`handover.rates.by.${kind}`)}
        columns={columns}
        rows={isOpen ? rates : rates.slice(0, linesAtFirst)}
        rowKey={({ key }) => key}
      />
      {rates.length > linesAtFirst ? (
        <Button variant="subtle" size="xs" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('warnings.fewer') : t('warnings.all', { n: rates.length })}
        </Button>
      ) : null}
    </div>
  );
}

function nameOf({ kind, key, name }: Rate, t: ReturnType<typeof useText>): string {
  if (kind === 'occupation') return t(`candidate.group.${key}`);
  return name || t('handover.no_agent');
}
