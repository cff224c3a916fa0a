import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { listStages } from '#modules/sponsorship/api/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag, type Tone } from '#platform/web/page.tsx';
import { Empty } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { Place, ProgrammeDetail } from './programmes-api.ts';

const toneOfStage: Readonly<Record<Place['stage'], Tone>> = {
  none: 'plain',
  draft: 'calm',
  proposed: 'warn',
  verified: 'warn',
  approved: 'calm',
  billed: 'calm',
  paid: 'good',
};

interface PlacesProps {
  readonly programme: ProgrammeDetail;
  /** Null: the account changes nothing here. */
  readonly onChange: ((place: Place) => void) | null;
}

/** The villages of a programme, and those left out with the reason. */
export function Places({ programme: { places }, onChange }: PlacesProps) {
  const t = useText();
  const columns = useColumns(onChange);
  const [typed, setTyped] = useState('');
  const [stage, setStage] = useState<Place['stage'] | null>(null);
  const reached = places.filter(({ leftOut }) => leftOut === '');
  const wanted = typed.trim().toLowerCase();
  const found = reached.filter(
    (place) =>
      (stage === null || place.stage === stage) &&
      `${place.villageName} ${place.districtName}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <Section title={t('programmes.villages.count', { n: reached.length })}>
        <div className="stack">
          {reached.length > 5 ? (
            <search className="filters">
              <TextInput
                className="grow"
                type="search"
                label={t('programmes.villages.search')}
                maxLength={60}
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
              <NativeSelect
                label={t('programmes.stage')}
                value={stage ?? ''}
                onChange={(event) =>
                  setStage(listStages.find((one) => one === event.currentTarget.value) ?? null)
                }
                data={[
                  { value: '', label: t('programmes.stage.any') },
                  ...listStages.map((one) => ({ value: one, label: t(`programmes.stage.${one}`) })),
                ]}
              />
            </search>
          ) : null}
          {found.length === 0 ? (
            <Empty title={t('programmes.villages.none')} />
          ) : (
            <DataTable
              caption={t('programmes.villages')}
              columns={columns}
              rows={found}
              rowKey={({ villageCode }) => villageCode}
            />
          )}
        </div>
      </Section>
      <LeftOut places={places.filter(({ leftOut }) => leftOut !== '')} />
    </>
  );
}

function LeftOut({ places }: { readonly places: readonly Place[] }) {
  const t = useText();
  if (places.length === 0) return null;
  const reasons = [...new Set(places.map(({ leftOut }) => leftOut))];
  return (
    <Section title={t('programmes.left_out.title', { n: places.length })}>
      <dl className="base-list">
        {reasons.map((reason) => (
          <div key={reason}>
            <dt>
              <strong>{t(`programmes.left_out.${reason}`)}</strong>
              <p className="soft small">{t(`programmes.left_out.${reason}.hint`)}</p>
            </dt>
            <dd>
              {places
                .filter(({ leftOut }) => leftOut === reason)
                .map(({ villageName }) => villageName)
                .join(', ')}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function useColumns(onChange: ((place: Place) => void) | null): readonly Column<Place>[] {
  const t = useText();
  const { number, idr } = useFormat();
  const columns: Column<Place>[] = [
    {
      id: 'village',
      header: t('budgets.village'),
      naming: true,
      sortBy: ({ villageName }) => villageName,
      cell: ({ villageName, districtName }) => (
        <>
          <strong>{villageName}</strong>
          <span className="sub">{districtName}</span>
        </>
      ),
    },
    {
      id: 'stage',
      header: t('programmes.stage'),
      short: true,
      sortBy: ({ stage }) => listStages.indexOf(stage),
      cell: ({ stage }) => <Tag tone={toneOfStage[stage]}>{t(`programmes.stage.${stage}`)}</Tag>,
    },
    {
      id: 'workers',
      header: t('programmes.listed'),
      numeric: true,
      sortBy: ({ workers }) => workers,
      cell: ({ workers, quota }) => t('programmes.of', { n: number(workers), all: number(quota) }),
    },
    {
      id: 'amount',
      header: t('programmes.used'),
      numeric: true,
      sortBy: ({ amountIdr }) => Number(amountIdr),
      cell: ({ amountIdr }) => idr(amountIdr),
    },
    {
      id: 'free',
      header: t('budgets.stage.free'),
      numeric: true,
      sortBy: ({ stages }) => (stages ? Number(stages.freeIdr) : null),
      cell: ({ stages }) => (stages ? idr(stages.freeIdr) : t('programmes.shared_budget')),
    },
    {
      id: 'agent',
      header: t('programmes.agent'),
      sortBy: ({ agent }) => agent?.name ?? null,
      cell: ({ agent }) => (agent ? agent.name || t('programmes.agent.set') : '–'),
    },
  ];
  if (!onChange) return columns;
  const change: Column<Place> = {
    id: 'change',
    header: t('categories.act'),
    cell: (place) => (
      <Button
        variant="default"
        size="xs"
        aria-label={t('programmes.village.change.of', { name: place.villageName })}
        onClick={() => onChange(place)}
      >
        {t('programmes.change')}
      </Button>
    ),
  };
  return [...columns, change];
}
