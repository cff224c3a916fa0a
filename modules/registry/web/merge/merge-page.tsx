import { Button } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { MergeField } from '#modules/registry/core/index.ts';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { actText } from '#platform/web/act-text.ts';
import { newKey } from '#platform/web/api-client.ts';
import { Page } from '#platform/web/page.tsx';
import { Empty, Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { ChooseOther } from './choose-other.tsx';
import { FieldChoices } from './field-choices.tsx';
import { ProposalForm } from './proposal-form.tsx';
import { RecordCards } from './record-cards.tsx';
import { MergeTrail } from './trail.tsx';
import type { Choices, Comparison } from './types.ts';
import { MovedMemberships, WhatMoves } from './what-moves.tsx';

/** Makes two records of one person one: the other is found, both are compared, and a merge is proposed. */
export function MergePage() {
  const t = useText();
  const { pekerja, dengan } = useSearch({ from: '/pekerja/gabung' });
  return (
    <Page title={t('merges.title')} lead={t('merges.lead')} trail={<MergeTrail />}>
      {pekerja === undefined ? <Empty title={t('merges.start')}>{t('merges.start.hint')}</Empty> : null}
      {pekerja !== undefined && dengan === undefined ? <First workerId={pekerja} /> : null}
      {pekerja !== undefined && dengan !== undefined ? (
        <Compared key={`${pekerja} ${dengan}`} workerId={pekerja} otherId={dengan} />
      ) : null}
    </Page>
  );
}

function First({ workerId }: { readonly workerId: string }) {
  const query = useQuery({
    ...registryApi.workers.show.queryOptions({ input: { workerId } }),
    staleTime: 60_000,
  });
  return <Loaded query={query}>{({ name }) => <ChooseOther workerId={workerId} name={name} />}</Loaded>;
}

interface PairProps {
  readonly workerId: string;
  readonly otherId: string;
}

function Compared({ workerId, otherId }: PairProps) {
  const [choices, setChoices] = useState<Choices>({});
  const { residence, death } = choices;
  // Only these two change what moves: the other choices are shown without asking again.
  const asked = { ...(residence ? { residence } : {}), ...(death ? { death } : {}) };
  const query = useQuery({
    ...registryApi.merges.compare.queryOptions({ input: { workerId, otherId, choices: asked } }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const choose = (field: MergeField, side: 'survivor' | 'merged') =>
    setChoices((chosen) => ({ ...chosen, [field]: side }));
  return (
    <Loaded query={query} lines={12}>
      {(comparison) => (
        <Comparing
          workerId={workerId}
          otherId={otherId}
          comparison={comparison}
          choices={choices}
          onChoose={choose}
        />
      )}
    </Loaded>
  );
}

interface ComparingProps extends PairProps {
  readonly comparison: Comparison;
  readonly choices: Choices;
  readonly onChoose: (field: MergeField, side: 'survivor' | 'merged') => void;
}

function Comparing({ workerId, otherId, comparison, choices, onChoose }: ComparingProps) {
  const t = useText();
  const navigate = useNavigate();
  const { propose, error, isPending } = usePropose({ workerId, otherId }, comparison, choices);
  return (
    <div className="stack">
      <RecordCards survivor={comparison.survivor} merged={comparison.merged}>
        <div>
          <Button
            variant="default"
            size="sm"
            onClick={() => {
              navigate({ to: '/pekerja/gabung', search: { pekerja: otherId, dengan: workerId } }).catch(
                reportError,
              );
            }}
          >
            {t('merges.swap')}
          </Button>
        </div>
      </RecordCards>
      <Doubts comparison={comparison} />
      <FieldChoices comparison={comparison} choices={choices} onChoose={onChoose} />
      <MovedMemberships memberships={comparison.memberships} />
      <WhatMoves comparison={comparison} />
      {comparison.waiting === null ? (
        <ProposalForm kind="merge" error={error} isPending={isPending} onPropose={propose} />
      ) : (
        <Notice tone="warn">
          {t('merges.waiting', { act: actText(t, comparison.waiting), name: comparison.merged.name })}
        </Notice>
      )}
    </div>
  );
}

/** Two people may bear one name and one day of birth, but hardly one mother. */
function Doubts({ comparison }: { readonly comparison: Comparison }) {
  const t = useText();
  const differing = (['name', 'birthDate', 'sex', 'motherName'] as const).filter((name) =>
    comparison.fields.some(
      (row) => row.field === name && row.differs && row.survivor !== null && row.merged !== null,
    ),
  );
  if (differing.length < 2 && !differing.includes('motherName')) return null;
  const names = differing.map((field) => t(`merges.field.${field}`).toLowerCase()).join(', ');
  return <Notice tone="warn">{t('merges.doubtful', { fields: names })}</Notice>;
}

function usePropose(pair: PairProps, comparison: Comparison, choices: Choices) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [key, setKey] = useState(newKey);
  const mutation = useMutation({
    ...registryApi.merges.propose.mutationOptions({ context: { key } }),
    onError: () => {
      setKey(newKey());
      return queries.invalidateQueries({ queryKey: registryApi.merges.compare.key() });
    },
    onSuccess: async ({ requestId }) => {
      await queries.invalidateQueries({ queryKey: registryApi.merges.key() });
      await navigate({
        to: '/pekerja/gabung/$requestId',
        params: { requestId },
        search: { pekerja: pair.workerId },
      });
    },
  });
  const { survivorVersion, mergedVersion } = comparison;
  const shown = Object.fromEntries(comparison.fields.map(({ field, choice }) => [field, choice]));
  return {
    propose: (reason: string) =>
      mutation.mutate({
        ...pair,
        choices: { ...shown, ...choices },
        survivorVersion,
        mergedVersion,
        reason,
      }),
    error: mutation.error,
    isPending: mutation.isPending,
  };
}
