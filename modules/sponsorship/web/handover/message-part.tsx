import { Anchor, Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type HandoverPerson, lettersAddress, workersApi } from './handover-api.ts';
import { messageTo, whatsappAddress } from './message.ts';

interface MessagePartProps {
  readonly person: HandoverPerson;
  readonly today: string;
}

/** The message to a worker: to copy, to send by WhatsApp where his number may be seen, or as a letter. */
export function MessagePart({ person, today }: MessagePartProps) {
  const t = useText();
  const format = useFormat();
  const [message, setMessage] = useState(() => messageTo(person, today, t, format));
  const [isCopied, setCopied] = useState(false);
  const number = useMutation({
    // The look at the number stands in the journal with this reason.
    mutationFn: () =>
      workersApi.reveal.call({ workerId: person.workerId, reason: t('handover.message.why_number') }),
  });
  return (
    <div className="stack-tight">
      <Textarea
        label={t('handover.message')}
        description={t('handover.message.hint')}
        autosize
        minRows={4}
        maxRows={10}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      <div className="handover-acts">
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            navigator.clipboard.writeText(message).then(() => setCopied(true), reportError);
          }}
        >
          {t(isCopied ? 'handover.message.copied' : 'handover.message.copy')}
        </Button>
        {number.data ? null : (
          <Button variant="default" size="xs" loading={number.isPending} onClick={() => number.mutate()}>
            {t('handover.message.number')}
          </Button>
        )}
        <Button variant="default" size="xs" component="a" href={lettersAddress([person.termId])}>
          {t('handover.print_letter')}
        </Button>
      </div>
      <FailureNotice error={number.error} />
      {number.data ? <Whatsapp phone={number.data.phone} message={message} /> : null}
    </div>
  );
}

function Whatsapp({ phone, message }: { readonly phone: string | null; readonly message: string }) {
  const t = useText();
  if (phone === null) return <Notice>{t('handover.message.no_number')}</Notice>;
  return (
    <Anchor href={whatsappAddress(phone, message)} target="_blank" rel="noopener noreferrer">
      {t('handover.message.whatsapp', { phone })}
    </Anchor>
  );
}
