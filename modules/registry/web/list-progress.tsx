import { Button, Progress } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useFormat } from '#platform/web/format.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { registryApi, type WorkerList } from './api/index.ts';

/** How far the server is with reading or registering, and the way to stop it. */
export function ListProgress({ list }: { readonly list: WorkerList }) {
  const t = useText();
  const format = useFormat();
  const queries = useQueryClient();
  const cancel = useMutation(
    registryApi.lists.cancel.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: registryApi.lists.key() }),
    }),
  );
  const done = list.state === 'submitting' ? list.rowsRegistered : list.rowsDone;
  const all = list.state === 'submitting' ? list.counts.ready + list.counts.warning : list.rowsTotal;
  const percent = all === 0 ? 0 : Math.min(100, Math.round((done / all) * 100));
  return (
    <section className="card stack-tight" aria-live="polite">
      <div className="spread">
        <strong>{t(`lists.working.${list.state}`)}</strong>
        <Button
          variant="default"
          size="xs"
          loading={cancel.isPending}
          disabled={list.cancelRequested}
          onClick={() => cancel.mutate({ listId: list.listId })}
        >
          {t(list.cancelRequested ? 'lists.cancelling' : 'lists.cancel')}
        </Button>
      </div>
      <Progress
        value={percent}
        size="lg"
        animated={all === 0}
        aria-label={t(`lists.working.${list.state}`)}
      />
      <span className="soft small">
        {all === 0
          ? t('lists.working.hint')
          : t('lists.working.rows', { done: format.number(done), all: format.number(all) })}
      </span>
      <FailureNotice error={cancel.error} />
    </section>
  );
}
