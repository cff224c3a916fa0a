import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type Filing, filingsApi } from './filings-api.ts';
import { HintList } from './hints.tsx';
import { TotalsTable } from './totals.tsx';

/** One tap: last month's wages, summed up once more, and final. */
export function SameAsLast({ employerId, month }: { readonly employerId: string; readonly month: string }) {
  const t = useText();
  const [filing, setFiling] = useState<Filing | null>(null);
  const queries = useQueryClient();
  const open = useMutation({
    mutationFn: () => filingsApi.filings.open.call({ employerId, month }),
    onSuccess: setFiling,
  });
  const close = () => {
    setFiling(null);
    queries.invalidateQueries({ queryKey: filingsApi.filings.key() }).catch(reportError);
  };
  return (
    <>
      <Button size="xs" loading={open.isPending} onClick={() => open.mutate()}>
        {t('filings.same')}
      </Button>
      <FailureNotice error={open.error} />
      <Modal
        opened={filing !== null}
        onClose={close}
        title={t('filings.same.title')}
        closeButtonProps={{ 'aria-label': t('web.cancel') }}
      >
        {filing ? <ConfirmSame filing={filing} /> : null}
      </Modal>
    </>
  );
}

function ConfirmSame({ filing }: { readonly filing: Filing }) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { filingId, version } = filing;
  const finalise = useMutation({
    mutationFn: () => filingsApi.filings.finalise.call({ filingId, version }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: filingsApi.filings.key() });
      await navigate({ to: '/upah/$filingId', params: { filingId } });
    },
  });
  return (
    <div className="stack">
      <p>
        <strong>{format.month(filing.month)}</strong>
        {': '}
        {t('filings.same.words', { workers: format.number(filing.workers) })}
      </p>
      <TotalsTable
        totals={filing.totals.map((one) => ({
          ...one,
          employerIdr: BigInt(one.employerIdr),
          workerIdr: BigInt(one.workerIdr),
        }))}
        feeIdr={BigInt(filing.feeIdr)}
      />
      {filing.hints.length > 0 ? (
        <Notice tone="warn" title={t('filings.hints')}>
          <HintList hints={filing.hints} />
        </Notice>
      ) : null}
      <FailureNotice error={finalise.error} />
      <div className="form-actions">
        <Button loading={finalise.isPending} onClick={() => finalise.mutate()}>
          {t('filings.finalise.submit')}
        </Button>
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/upah/$filingId" params={{ filingId }} {...props} />}
        >
          {t('filings.same.look')}
        </Button>
      </div>
    </div>
  );
}
