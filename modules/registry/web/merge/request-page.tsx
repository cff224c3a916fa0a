import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Section, Tag } from '#platform/web/page.tsx';
import { Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { FieldChoices } from './field-choices.tsx';
import { RecordCards } from './record-cards.tsx';
import { RequestDecision } from './request-decision.tsx';
import { MergeTrail } from './trail.tsx';
import type { Comparison, MergeRequestView, UnmergePreview } from './types.ts';
import { UnmergeShown } from './unmerge-preview.tsx';
import { MovedMemberships, WhatMoves } from './what-moves.tsx';

const stateTones = { pending: 'warn', approved: 'good', rejected: 'bad', withdrawn: 'plain' } as const;

/** A proposal about two records: what it would do now, and the decision of another person. */
export function MergeRequestPage() {
  const t = useText();
  const { requestId } = useParams({ from: '/pekerja/gabung/$requestId' });
  const { pekerja = requestId } = useSearch({ from: '/pekerja/gabung/$requestId' });
  const query = useQuery(
    registryApi.merges.request.queryOptions({ input: { workerId: pekerja, requestId } }),
  );
  const isUnmerge = query.data?.request.act === 'registry.unmerge-workers';
  const state = query.data?.request.state;
  return (
    <Page
      title={t(isUnmerge ? 'merges.request.unmerge' : 'merges.request')}
      trail={<MergeTrail />}
      lead={state ? <Tag tone={stateTones[state]}>{t(`merges.state.${state}`)}</Tag> : null}
    >
      <Loaded query={query} lines={12}>
        {(data) => <RequestBody {...data} />}
      </Loaded>
    </Page>
  );
}

interface BodyProps {
  readonly request: MergeRequestView;
  readonly comparison: Comparison | null;
  readonly unmerge: UnmergePreview | null;
}

function RequestBody({ request, comparison, unmerge }: BodyProps) {
  const t = useText();
  const preview = comparison ?? unmerge;
  const isStale = request.state === 'pending' && preview === null;
  return (
    <div className="stack">
      <Proposed request={request} />
      <RecordCards
        survivor={request.survivor}
        merged={request.merged}
        isMerged={(request.state === 'approved') === (request.mergeId === null)}
      />
      {isStale ? <Notice tone="warn">{t('merges.request.stale')}</Notice> : null}
      {comparison ? (
        <>
          <FieldChoices comparison={comparison} choices={{}} onChoose={null} />
          <MovedMemberships memberships={comparison.memberships} />
          <WhatMoves comparison={comparison} />
        </>
      ) : null}
      {unmerge ? <UnmergeShown preview={unmerge} /> : null}
      <RequestDecision request={request} versions={preview} />
    </div>
  );
}

function Proposed({ request }: { readonly request: MergeRequestView }) {
  const t = useText();
  const format = useFormat();
  const { workerId } = request;
  return (
    <Section title={t('merges.proposed')}>
      <div className="stack-tight">
        {request.state === 'approved' ? (
          <Notice tone="good">
            {t(request.mergeId === null ? 'merges.done' : 'merges.done.unmerge')}{' '}
            <Link to="/pekerja/$workerId" params={{ workerId }}>
              {t('merges.open', { name: request.survivor.name })}
            </Link>
          </Notice>
        ) : null}
        <Facts
          facts={[
            [t('merges.proposed.by'), `${request.actorName}, ${t(`web.role.${request.actorRole}`)}`],
            [t('merges.proposed.at'), format.instant(request.proposedAt)],
            [t('merges.reason'), request.reason],
            ...(request.deciderName ? [[t('merges.decided.by'), request.deciderName] as const] : []),
            ...(request.decisionReason && request.state === 'rejected'
              ? [[t('merges.decided.reason'), request.decisionReason] as const]
              : []),
          ]}
        />
      </div>
    </Section>
  );
}
