import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { OneTimeLink } from './account-dialog.tsx';
import { type Account, accountsApi } from './api.ts';

const shortestReason = 3;

interface AccountReasonProps {
  readonly kind: 'disable' | 'enable' | 'reset';
  readonly account: Account;
  readonly onLink: (link: OneTimeLink) => void;
  readonly onClose: () => void;
}

/** Disables or enables with a reason that is kept, or makes a link for a new password. */
export function AccountReason({ kind, account, onLink, onClose }: AccountReasonProps) {
  const t = useText();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const { accountId } = account;
  const carryOut = useMutation({
    mutationFn: async () => {
      if (kind === 'reset') return onLink(await accountsApi.accounts.resetLink.call({ accountId }));
      await accountsApi.accounts[kind].call({ accountId, reason: reason.trim() });
      onClose();
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: accountsApi.accounts.list.key() }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    carryOut.mutate();
  };
  const needsReason = kind !== 'reset';
  return (
    <form className="stack" onSubmit={submit}>
      <FailureNotice error={carryOut.error} />
      {needsReason ? (
        <>
          <p>{t(`accounts.${kind}.hint`)}</p>
          <Textarea
            label={t('accounts.reason')}
            description={t('accounts.reason.hint')}
            data-autofocus
            autosize
            minRows={2}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      ) : (
        <p>{t('accounts.reset.hint')}</p>
      )}
      <div className="form-actions">
        <Button
          type="submit"
          color={kind === 'disable' ? 'clay' : 'sea'}
          loading={carryOut.isPending}
          disabled={needsReason && reason.trim().length < shortestReason}
        >
          {t(`accounts.${kind}`)}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}
