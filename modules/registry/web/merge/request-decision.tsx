import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { Section } from '#platform/web/page.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { MergeRequestView } from './types.ts';

interface Versions {
  readonly survivorVersion: number;
  readonly mergedVersion: number;
}

interface DecisionProps {
  readonly request: MergeRequestView;
  /** Of the records as they are shown; null where nothing can be agreed to. */
  readonly versions: Versions | null;
}

/** Agreeing, rejecting with a reason, or taking one's own proposal back, as far as this account may. */
export function RequestDecision({ request, versions }: DecisionProps) {
  const t = useText();
  const { approve, withdraw } = useDecisions();
  const [isRejecting, setRejecting] = useState(false);
  const place = { workerId: request.workerId, requestId: request.requestId };
  if (request.state !== 'pending') return null;
  if (!request.mayDecide && !request.mayWithdraw) return <p className="soft">{t('merges.decide.other')}</p>;
  return (
    <Section title={t('merges.decide')}>
      <div className="stack-tight">
        <FailureNotice error={approve.error ?? withdraw.error} />
        {request.mayDecide ? null : <p>{t('merges.decide.own')}</p>}
        {isRejecting ? (
          <Rejection request={request} onClose={() => setRejecting(false)} />
        ) : (
          <div className="form-actions">
            {request.mayDecide && versions ? (
              <Button loading={approve.isPending} onClick={() => approve.mutate({ ...place, ...versions })}>
                {t(request.mergeId === null ? 'merges.approve' : 'merges.approve.unmerge')}
              </Button>
            ) : null}
            {request.mayDecide ? (
              <Button variant="default" disabled={approve.isPending} onClick={() => setRejecting(true)}>
                {t('merges.reject')}
              </Button>
            ) : null}
            {request.mayWithdraw ? (
              <Button variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate(place)}>
                {t('merges.withdraw')}
              </Button>
            ) : null}
          </div>
        )}
      </div>
    </Section>
  );
}

function Rejection({
  request,
  onClose,
}: {
  readonly request: MergeRequestView;
  readonly onClose: () => void;
}) {
  const t = useText();
  const { reject } = useDecisions();
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<{ readonly reason?: string }>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isTold = reason.trim().length >= 5;
    setFaults(isTold ? {} : { reason: t('merges.reason.missing') });
    const { workerId, requestId } = request;
    if (isTold) reject.mutate({ workerId, requestId, reason: reason.trim() });
  };
  return (
    <form ref={useFaultFocus(faults)} className="form" onSubmit={submit} noValidate>
      <FailureNotice error={reject.error} />
      <Textarea
        label={t('merges.reject.reason')}
        description={t('merges.reject.reason.hint')}
        autosize
        autoFocus
        minRows={2}
        maxLength={500}
        value={reason}
        error={faults.reason ?? null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="form-actions">
        <Button type="submit" loading={reject.isPending}>
          {t('merges.reject.submit')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}

function useDecisions() {
  const queries = useQueryClient();
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: registryApi.merges.key() }),
      queries.invalidateQueries({ queryKey: registryApi.workers.key() }),
    ]);
  // What changed meanwhile is shown at once, below the refusal.
  const renewing = { onSuccess: refresh, onError: refresh };
  return {
    approve: useMutation(registryApi.merges.approve.mutationOptions(renewing)),
    reject: useMutation(registryApi.merges.reject.mutationOptions(renewing)),
    withdraw: useMutation(registryApi.merges.withdraw.mutationOptions(renewing)),
  };
}
