import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { actText } from '#platform/web/act-text.ts';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Section, Tag } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { ProposalDecision } from './proposal-decision.tsx';
import { ProposalWords } from './worker-proposals.tsx';

/** Acts on workers that wait for a second person, oldest first, for the page of tasks. */
export function PendingProposals() {
  const t = useText();
  const format = useFormat();
  const query = useInfiniteQuery(
    registryApi.life.proposals.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: 20, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
  );
  const total = query.data?.pages[0]?.total ?? 0;
  return (
    <Section
      title={t('life.proposals')}
      aside={total > 0 ? <Tag tone="warn">{format.number(total)}</Tag> : null}
    >
      <Loaded query={query} lines={3}>
        {({ pages }) =>
          total === 0 ? (
            <Empty title={t('life.proposals.none')}>{t('life.proposals.none.hint')}</Empty>
          ) : (
            <ul className="plain life-proposals">
              {pages
                .flatMap(({ proposals }) => proposals)
                .map((proposal) => (
                  <li key={proposal.proposalId}>
                    <div>
                      <Link to="/pekerja/$workerId" params={{ workerId: proposal.workerId }}>
                        {proposal.name}
                      </Link>{' '}
                      <span className="code small">{proposal.nikMasked}</span>
                      <div className="small soft">{proposal.area?.pathName ?? ''}</div>
                    </div>
                    <ProposalWords proposal={proposal} />
                    <ProposalDecision
                      proposal={proposal}
                      of={`${actText(t, proposal.act)}, ${proposal.name}`}
                    />
                  </li>
                ))}
            </ul>
          )
        }
      </Loaded>
      <MoreRows query={query} />
    </Section>
  );
}
