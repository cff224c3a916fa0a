import { Link } from '@tanstack/react-router';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { RecordLine } from './record-cards.tsx';
import type { MergeRequestView, MergeView } from './types.ts';

/** Proposals that wait for another person; nothing where none does. */
export function RequestLines({
  requests,
  title,
}: {
  readonly requests: readonly MergeRequestView[];
  readonly title: string;
}) {
  const t = useText();
  const format = useFormat();
  if (requests.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="record-list">
        {requests.map((request) => (
          <li key={request.requestId}>
            <div>
              <strong>
                {t(request.mergeId === null ? 'merges.pair' : 'merges.pair.unmerge', namesOf(request))}
              </strong>
              <RecordLine worker={request.merged} />
              <p className="small soft">
                {t('merges.proposed.line', {
                  name: request.actorName,
                  at: format.instant(request.proposedAt),
                })}
              </p>
            </div>
            <Link
              to="/pekerja/gabung/$requestId"
              params={{ requestId: request.requestId }}
              search={{ pekerja: request.workerId }}
              aria-label={t('merges.review.of', namesOf(request))}
            >
              {t(request.mayDecide ? 'merges.review' : 'merges.look')}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Merges that took effect, and those taken back. */
export function MergeLines({
  merges,
  title,
}: {
  readonly merges: readonly MergeView[];
  readonly title: string;
}) {
  const t = useText();
  const format = useFormat();
  if (merges.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="record-list">
        {merges.map((merge) => (
          <li key={merge.mergeId}>
            <div>
              <strong>{t('merges.pair', namesOf(merge))}</strong>{' '}
              {merge.unmergedAt === null ? null : <Tag tone="plain">{t('merges.taken_back')}</Tag>}
              <RecordLine worker={merge.merged} />
              <p className="small soft">
                {t('merges.merged.line', { name: merge.approverName, at: format.instant(merge.mergedAt) })}
              </p>
            </div>
            <Link
              to="/pekerja/gabungan/$mergeId"
              params={{ mergeId: merge.mergeId }}
              search={{ pekerja: merge.workerId }}
              aria-label={t('merges.look.of', namesOf(merge))}
            >
              {t('merges.look')}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function namesOf({ survivor, merged }: Pick<MergeView, 'survivor' | 'merged'>) {
  return { survivor: survivor.name, merged: merged.name };
}
