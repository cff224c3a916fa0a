import { actText } from '#platform/web/act-text.ts';
import { DocumentLink } from '#platform/web/documents/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { ChangeList } from './change-list.tsx';
import { ProposalDecision, type ProposalView } from './proposal-decision.tsx';

interface WorkerProposalsProps {
  readonly name: string;
  readonly proposals: readonly ProposalView[];
}

/** What waits for a second person on the page of its worker, and what was rejected lately; nothing where that is nothing. */
export function WorkerProposals({ name, proposals }: WorkerProposalsProps) {
  const t = useText();
  if (proposals.length === 0) return null;
  return (
    <Section title={t('life.proposals.of_worker')}>
      <ul className="plain life-proposals">
        {proposals.map((proposal) => (
          <li key={proposal.proposalId}>
            <ProposalWords proposal={proposal} />
            {proposal.state === 'pending' ? (
              <ProposalDecision proposal={proposal} of={`${actText(t, proposal.act)}, ${name}`} />
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What is proposed, by whom, why, and what it would change. */
export function ProposalWords({ proposal }: { readonly proposal: ProposalView }) {
  const t = useText();
  const format = useFormat();
  const isPending = proposal.state === 'pending';
  return (
    <>
      <div className="row">
        <strong>{actText(t, proposal.act)}</strong>
        <Tag tone={isPending ? 'warn' : 'bad'}>{t(`life.proposal.${proposal.state}`)}</Tag>
      </div>
      <div className="small soft">
        {t('life.proposed', {
          name: proposal.actorName,
          role: t(`web.role.${proposal.actorRole}`),
          at: format.instant(proposal.proposedAt),
        })}
      </div>
      <ChangeList changes={proposal.changes} />
      <div className="small">{t('workers.reason', { reason: proposal.reason })}</div>
      {proposal.documentId ? (
        <div className="small">
          <DocumentLink documentId={proposal.documentId} />
        </div>
      ) : null}
      {proposal.decisionReason ? (
        <div className="small">
          {t('life.rejected_by', { name: proposal.deciderName ?? '', reason: proposal.decisionReason })}
        </div>
      ) : null}
      {isPending && !proposal.mayDecide ? (
        <div className="small soft">{t(proposal.mayWithdraw ? 'life.waits.own' : 'life.waits.other')}</div>
      ) : null}
    </>
  );
}
