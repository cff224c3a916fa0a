import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { workerProposalSchema } from '#modules/registry/api/index.ts';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { RefusalNotice } from './refusal-notice.tsx';

export type ProposalView = z.infer<typeof workerProposalSchema>;

/** Agreeing, rejecting with a reason, or taking back, as far as this account may. */
export function ProposalDecision({ proposal, of }: { readonly proposal: ProposalView; readonly of: string }) {
  const t = useText();
  const [isRejecting, setRejecting] = useState(false);
  const { approve, withdraw } = useDecisions();
  const { workerId, proposalId } = proposal;
  if (isRejecting) return <Rejection proposal={proposal} onClose={() => setRejecting(false)} />;
  // A worker who moved out of one's sight is not loaded anew: what stands on the page is told to be past.
  if (approve.isSuccess) return <Notice tone="good">{t('life.approved')}</Notice>;
  const isPending = approve.isPending || withdraw.isPending;
  return (
    <div className="stack-tight">
      <RefusalNotice error={approve.error ?? withdraw.error} />
      <div className="row">
        {proposal.mayDecide ? (
          <>
            <Button
              size="sm"
              loading={approve.isPending}
              aria-label={t('life.approve.of', { of })}
              onClick={() => approve.mutate({ workerId, proposalId })}
            >
              {t('life.approve')}
            </Button>
            <Button
              size="sm"
              variant="default"
              disabled={isPending}
              aria-label={t('life.reject.of', { of })}
              onClick={() => setRejecting(true)}
            >
              {t('life.reject')}
            </Button>
          </>
        ) : null}
        {proposal.mayWithdraw ? (
          <Button
            size="sm"
            variant="default"
            loading={withdraw.isPending}
            aria-label={t('life.withdraw.of', { of })}
            onClick={() => withdraw.mutate({ workerId, proposalId })}
          >
            {t('life.withdraw')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Rejection({ proposal, onClose }: { readonly proposal: ProposalView; readonly onClose: () => void }) {
  const t = useText();
  const { reject } = useDecisions();
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<{ readonly reason?: string }>({});
  const { workerId, proposalId } = proposal;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isTold = reason.trim().length >= 5;
    setFaults(isTold ? {} : { reason: t('life.reason.missing') });
    if (isTold) reject.mutate({ workerId, proposalId, reason: reason.trim() });
  };
  return (
    <form ref={useFaultFocus(faults)} className="stack-tight" onSubmit={submit} noValidate>
      <RefusalNotice error={reject.error} />
      <Textarea
        label={t('life.reject.reason')}
        description={t('life.reject.reason.hint')}
        autosize
        autoFocus
        minRows={2}
        maxLength={500}
        value={reason}
        error={faults.reason ?? null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="row">
        <Button type="submit" size="sm" loading={reject.isPending}>
          {t('life.reject.submit')}
        </Button>
        <Button variant="default" size="sm" onClick={onClose}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}

function useDecisions() {
  const queries = useQueryClient();
  const onSuccess = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: registryApi.workers.key() }),
      queries.invalidateQueries({ queryKey: registryApi.life.key() }),
    ]);
  return {
    approve: useMutation(registryApi.life.approve.mutationOptions({ onSuccess })),
    reject: useMutation(registryApi.life.reject.mutationOptions({ onSuccess })),
    withdraw: useMutation(registryApi.life.withdraw.mutationOptions({ onSuccess })),
  };
}
