import { Button, Select, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type Account, accountsApi } from './api.ts';

const shortestReason = 3;

interface AccountPersonProps {
  readonly account: Account;
  readonly onClose: () => void;
}

/** Says which other account is the same person: nobody approves what he proposed himself under another name. */
export function AccountPerson({ account, onClose }: AccountPersonProps) {
  const t = useText();
  const [sameAs, setSameAs] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const save = useLink(account, onClose);
  const isReasoned = reason.trim().length >= shortestReason;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ sameAsAccountId: sameAs, reason });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <FailureNotice error={save.error} />
      <p>{t('accounts.link_person.hint')}</p>
      <AccountChoice exceptId={account.accountId} value={sameAs} onChange={setSameAs} />
      <Textarea
        label={t('accounts.reason')}
        description={t('accounts.reason.hint')}
        autosize
        minRows={2}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="form-actions">
        <Button type="submit" loading={save.isPending} disabled={sameAs === null || !isReasoned}>
          {t('accounts.link_person')}
        </Button>
        {account.samePersonAs.length > 0 ? (
          <Button
            variant="default"
            disabled={save.isPending || !isReasoned}
            onClick={() => save.mutate({ sameAsAccountId: null, reason })}
          >
            {t('accounts.link_person.part')}
          </Button>
        ) : null}
        <Button variant="default" onClick={onClose}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}

function useLink({ accountId, version }: Account, onClose: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (link: { readonly sameAsAccountId: string | null; readonly reason: string }) => {
      await accountsApi.accounts.linkPerson.call({
        accountId,
        version,
        sameAsAccountId: link.sameAsAccountId,
        reason: link.reason.trim(),
      });
      onClose();
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: accountsApi.accounts.list.key() }),
  });
}

interface AccountChoiceProps {
  readonly exceptId: string;
  readonly value: string | null;
  readonly onChange: (accountId: string | null) => void;
}

function AccountChoice({ exceptId, value, onChange }: AccountChoiceProps) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ readonly value: string; readonly label: string } | null>(null);
  const [search] = useDebouncedValue(typed.trim(), 200);
  const wanted = search === chosen?.label ? '' : search;
  const found = useQuery({
    ...accountsApi.accounts.list.queryOptions({
      input: { limit: 20, ...(wanted ? { search: wanted } : {}) },
    }),
    placeholderData: keepPreviousData,
  });
  const others = (found.data?.accounts ?? [])
    .filter(({ accountId }) => accountId !== exceptId)
    .map((one) => ({ value: one.accountId, label: `${one.name} (${one.email})` }));
  const offered = chosen && !others.some((one) => one.value === chosen.value) ? [...others, chosen] : others;
  return (
    <Select
      label={t('accounts.link_person.with')}
      description={t('accounts.link_person.with.hint')}
      data-autofocus
      searchable
      clearable
      filter={({ options }) => options}
      nothingFoundMessage={t(found.isFetching ? 'web.loading' : 'accounts.empty')}
      data={offered}
      value={value}
      onChange={(accountId) => {
        setChosen(offered.find((one) => one.value === accountId) ?? null);
        onChange(accountId);
      }}
      searchValue={typed}
      onSearchChange={setTyped}
      clearButtonProps={{ 'aria-label': t('accounts.link_person.clear') }}
    />
  );
}
