import { Modal } from '@mantine/core';
import { useText } from '#platform/web/text.ts';
import type { HandoverPerson } from './handover-api.ts';
import { MessagePart } from './message-part.tsx';
import { OutcomeForm } from './outcome-form.tsx';

interface TalkDialogProps {
  readonly person: HandoverPerson;
  readonly today: string;
  readonly onClose: () => void;
}

/** To speak to one worker: what to say or send, and what came of it. */
export function TalkDialog({ person, today, onClose }: TalkDialogProps) {
  const t = useText();
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      size="lg"
      title={t('handover.talk.of', { name: person.name })}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <div className="stack">
        <MessagePart person={person} today={today} />
        <OutcomeForm person={person} onDone={onClose} />
      </div>
    </Modal>
  );
}
