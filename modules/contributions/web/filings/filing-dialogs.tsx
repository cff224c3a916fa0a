import { Modal } from '@mantine/core';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import { CorrectForm } from './correct-form.tsx';
import type { Filing, FilingLine } from './filings-api.ts';
import { ConfirmFinal, ConfirmReopen } from './final-forms.tsx';
import { JoinForm } from './join-form.tsx';
import { ConfirmLine, LeaveForm } from './leave-form.tsx';
import { ListsForm, PasteForm } from './payroll-forms.tsx';

export type Dialog =
  | { readonly kind: 'finalise' | 'reopen' | 'join' | 'lists' }
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'leave' | 'correct' | 'stay' | 'uncorrect'; readonly line: FilingLine };

interface DialogsProps {
  readonly filing: Filing;
  readonly dialog: Dialog | null;
  readonly onClose: () => void;
}

/** The one dialog that is open. */
export function FilingDialogs({ filing, dialog, onClose }: DialogsProps) {
  const t = useText();
  const title = useTitle(filing, dialog);
  return (
    <Modal
      opened={dialog !== null}
      onClose={onClose}
      size="lg"
      title={title}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      {dialog ? <DialogBody filing={filing} dialog={dialog} onClose={onClose} /> : null}
    </Modal>
  );
}

function useTitle(filing: Filing, dialog: Dialog | null): string {
  const t = useText();
  const format = useFormat();
  const month = format.month(filing.month);
  if (dialog === null) return '';
  switch (dialog.kind) {
    case 'finalise':
      return t('filings.finalise.title', { month });
    case 'reopen':
      return t('filings.reopen.title', { month });
    case 'leave':
      return t('filings.leave.of', { name: dialog.line.name });
    case 'correct':
      return t('filings.correct');
    case 'stay':
      return t('filings.line.stay');
    case 'uncorrect':
      return t('filings.line.remove');
    default:
      return t(`filings.${dialog.kind}`);
  }
}

function DialogBody({
  filing,
  dialog,
  onClose,
}: {
  readonly filing: Filing;
  readonly dialog: Dialog;
  readonly onClose: () => void;
}) {
  switch (dialog.kind) {
    case 'finalise':
      return <ConfirmFinal filing={filing} onClose={onClose} />;
    case 'reopen':
      return <ConfirmReopen filing={filing} onClose={onClose} />;
    case 'join':
      return <JoinForm filing={filing} onClose={onClose} />;
    case 'paste':
      return <PasteForm key={dialog.text} filing={filing} text={dialog.text} onClose={onClose} />;
    case 'lists':
      return <ListsForm filing={filing} onClose={onClose} />;
    case 'leave':
      return <LeaveForm filing={filing} line={dialog.line} onClose={onClose} />;
    case 'correct':
      return <CorrectForm filing={filing} line={dialog.line} onClose={onClose} />;
    case 'stay':
    case 'uncorrect':
      return <ConfirmLine filing={filing} line={dialog.line} kind={dialog.kind} onClose={onClose} />;
  }
}
