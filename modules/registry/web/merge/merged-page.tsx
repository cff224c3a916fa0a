import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { z } from 'zod';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Section, Tag } from '#platform/web/page.tsx';
import { Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { ProposalForm } from './proposal-form.tsx';
import { RecordCards } from './record-cards.tsx';
import { MergeTrail } from './trail.tsx';
import type { MergeView, UnmergePreview } from './types.ts';
import { UnmergeShown } from './unmerge-preview.tsx';

const named = z.object({ name: z.string() });

/** A merge that took effect, and the way back. */
export function MergedPage() {
  const t = useText();
  const { mergeId } = useParams({ from: '/pekerja/gabungan/$mergeId' });
  const { pekerja = mergeId } = useSearch({ from: '/pekerja/gabungan/$mergeId' });
  const query = useQuery(registryApi.merges.show.queryOptions({ input: { workerId: pekerja, mergeId } }));
  const merge = query.data?.merge;
  return (
    <Page
      title={t('merges.one')}
      trail={<MergeTrail />}
      lead={
        merge ? (
          <Tag tone={merge.unmergedAt === null ? 'good' : 'plain'}>
            {t(merge.unmergedAt === null ? 'merges.in_force' : 'merges.taken_back')}
          </Tag>
        ) : null
      }
    >
      <Loaded query={query} lines={12}>
        {({ merge: shown, unmerge, hindrance }) => (
          <div className="stack">
            <RecordCards
              survivor={shown.survivor}
              merged={shown.merged}
              isMerged={shown.unmergedAt === null}
            />
            <Done merge={shown} />
            {unmerge ? <TakeBack merge={shown} preview={unmerge} /> : null}
            {hindrance && shown.unmergedAt === null ? (
              <Notice tone="warn" title={t('merges.hindered')}>
                {t(`error.${hindrance.code}`, named.safeParse(hindrance.details).data ?? {})}
              </Notice>
            ) : null}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Done({ merge }: { readonly merge: MergeView }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('merges.one.done')}>
      <Facts
        facts={[
          [t('merges.merged_at'), format.instant(merge.mergedAt)],
          [t('merges.proposed.by'), merge.actorName],
          [t('merges.decided.by'), merge.approverName],
          [t('merges.reason'), merge.reason],
          ...(merge.unmergedAt === null
            ? []
            : [
                [t('merges.unmerged_at'), format.instant(merge.unmergedAt)] as const,
                [t('merges.unmerged.by'), merge.unmergeActorName ?? '–'] as const,
                [t('merges.unmerged.reason'), merge.unmergeReason ?? '–'] as const,
              ]),
        ]}
      />
    </Section>
  );
}

function TakeBack({ merge, preview }: { readonly merge: MergeView; readonly preview: UnmergePreview }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { workerId, mergeId } = merge;
  const propose = useMutation(
    registryApi.merges.proposeUnmerge.mutationOptions({
      onSuccess: async ({ requestId }) => {
        await queries.invalidateQueries({ queryKey: registryApi.merges.key() });
        await navigate({
          to: '/pekerja/gabung/$requestId',
          params: { requestId },
          search: { pekerja: workerId },
        });
      },
    }),
  );
  return (
    <>
      <UnmergeShown preview={preview} />
      <ProposalForm
        kind="unmerge"
        error={propose.error}
        isPending={propose.isPending}
        onPropose={(reason) => propose.mutate({ workerId, mergeId, reason })}
      />
    </>
  );
}
