import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/web/text.ts';
import { AccountLink } from './account-link.tsx';
import { AccountPerson } from './account-person.tsx';
import { AccountReason } from './account-reason.tsx';
import { AccountScope } from './account-scope.tsx';
import type { Account, ScopeFields } from './api.ts';

/** What an administrator is doing, and to whom. */
export type AccountTask =
  | { readonly kind: 'invite'; readonly account: null }
  | {
      readonly kind: 'change_scope' | 'link_person' | 'disable' | 'enable' | 'reset';
      readonly account: Account;
    };

export interface OneTimeLink {
  readonly account: Account;
  readonly link: string;
  readonly expiresAt: string;
}

interface AccountDialogProps {
  readonly task: AccountTask | null;
  readonly scopeFields: ScopeFields;
  readonly onClose: () => void;
}

/** The dialog of one task; where a link comes of it, it is shown once. */
export function AccountDialog({ task, scopeFields, onClose }: AccountDialogProps) {
  const t = useText();
  const [link, setLink] = useState<OneTimeLink | null>(null);
  return (
    <Modal
      opened={task !== null}
      onClose={onClose}
      size="lg"
      closeOnClickOutside={link === null}
      title={task ? `${t(`accounts.${task.kind}`)}${task.account ? `: ${task.account.name}` : ''}` : ''}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      {task ? (
        <TaskForm task={task} scopeFields={scopeFields} link={link} onLink={setLink} onClose={onClose} />
      ) : null}
    </Modal>
  );
}

interface TaskFormProps {
  readonly task: AccountTask;
  readonly scopeFields: ScopeFields;
  readonly link: OneTimeLink | null;
  readonly onLink: (link: OneTimeLink) => void;
  readonly onClose: () => void;
}

function TaskForm({ task, scopeFields, link, onLink, onClose }: TaskFormProps) {
  if (link) return <AccountLink link={link} onClose={onClose} />;
  switch (task.kind) {
    case 'invite':
    case 'change_scope':
      return (
        <AccountScope account={task.account} scopeFields={scopeFields} onLink={onLink} onClose={onClose} />
      );
    case 'link_person':
      return <AccountPerson account={task.account} onClose={onClose} />;
    case 'disable':
    case 'enable':
    case 'reset':
      return <AccountReason kind={task.kind} account={task.account} onLink={onLink} onClose={onClose} />;
  }
}
