import { Button, Modal, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { Facts } from '#platform/web/page.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';

const shortestReason = 5;

/** NIK and phone in clear, for a reason that is written down; gone again when the dialog closes. */
export function RevealIdentity({ workerId }: { readonly workerId: string }) {
  const t = useText();
  const queries = useQueryClient();
  const [opened, dialog] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const reveal = useMutation({
    ...registryApi.workers.reveal.mutationOptions(),
    gcTime: 0,
    onSuccess: () =>
      queries.invalidateQueries({ queryKey: registryApi.workers.show.key({ input: { workerId } }) }),
  });
  const close = () => {
    dialog.close();
    reveal.reset();
    setReason('');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    reveal.mutate({ workerId, reason: reason.trim() });
  };
  return (
    <>
      <Button variant="default" onClick={dialog.open}>
        {t('workers.reveal')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('workers.reveal')}
        closeButtonProps={{ 'aria-label': t('web.close') }}
      >
        {reveal.data ? (
          <Facts
            facts={[
              [
                t('workers.nik'),
                <span key="nik" className="code">
                  {reveal.data.nik}
                </span>,
              ],
              [t('workers.phone'), reveal.data.phone ?? '–'],
            ]}
          />
        ) : (
          <form className="stack" onSubmit={submit}>
            <FailureNotice error={reveal.error} />
            <p>{t('workers.reveal.hint')}</p>
            <Textarea
              label={t('workers.reveal.reason')}
              data-autofocus
              autosize
              minRows={2}
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <div className="form-actions">
              <Button
                type="submit"
                loading={reveal.isPending}
                disabled={reason.trim().length < shortestReason}
              >
                {t('workers.reveal.submit')}
              </Button>
              <Button variant="default" onClick={close}>
                {t('web.cancel')}
              </Button>
            </div>
          </form>
        )}
      </Modal>
    </>
  );
}
