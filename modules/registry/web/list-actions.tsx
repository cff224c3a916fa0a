import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newKey } from '#platform/web/api-client.ts';
import { useFormat } from '#platform/web/format.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { registryApi, type WorkerList } from './api/index.ts';
import { rowsWaiting } from './outcome.ts';

/** What can be done with a list in its present state. */
export function ListActions({ list }: { readonly list: WorkerList }) {
  const t = useText();
  const queries = useQueryClient();
  const recheck = useMutation(
    registryApi.lists.recheck.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: registryApi.lists.key() }),
    }),
  );
  const isOpen = list.state === 'checked' || list.state === 'submitted' || list.state === 'cancelled';
  return (
    <>
      {isOpen ? (
        <Button variant="default" component="a" href={`/api/v1/lists/${list.listId}/download`} download>
          {t('lists.download')}
        </Button>
      ) : null}
      {isOpen ? (
        <Button
          variant="default"
          loading={recheck.isPending}
          onClick={() => recheck.mutate({ listId: list.listId })}
        >
          {t('lists.recheck')}
        </Button>
      ) : null}
      {isOpen ? <SubmitList list={list} /> : null}
      {recheck.error ? <FailureNotice error={recheck.error} /> : null}
    </>
  );
}

function SubmitList({ list }: { readonly list: WorkerList }) {
  const t = useText();
  const format = useFormat();
  const queries = useQueryClient();
  const [opened, dialog] = useDisclosure(false);
  const key = useRef(newKey());
  const submit = useMutation({
    mutationFn: () =>
      registryApi.lists.submit.call({ listId: list.listId }, { context: { key: key.current } }),
    onSuccess: async () => {
      key.current = newKey();
      dialog.close();
      await queries.invalidateQueries();
    },
  });
  const ready = rowsWaiting(list);
  const stay = list.counts.fix + list.counts.rejected;
  if (ready === 0) return null;
  return (
    <>
      <Button onClick={dialog.open}>{t('lists.submit', { n: format.number(ready) })}</Button>
      <Modal
        opened={opened}
        onClose={dialog.close}
        title={t('lists.submit.title')}
        closeButtonProps={{ 'aria-label': t('web.close') }}
      >
        <div className="stack">
          <FailureNotice error={submit.error} />
          <p>{t('lists.submit.ready', { n: format.number(ready) })}</p>
          {list.counts.warning > 0 && list.rowsRegistered === 0 ? (
            <p>{t('lists.submit.warning', { n: format.number(list.counts.warning) })}</p>
          ) : null}
          <p>{t('lists.submit.stay', { n: format.number(stay) })}</p>
          <div className="form-actions">
            <Button loading={submit.isPending} onClick={() => submit.mutate()} data-autofocus>
              {t('lists.submit.yes')}
            </Button>
            <Button variant="default" onClick={dialog.close}>
              {t('web.cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  );
}
