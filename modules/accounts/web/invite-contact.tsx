import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { z } from 'zod';
import { failureOf } from '#platform/web/failure.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { OneTimeLink } from './account-dialog.tsx';
import { AccountLink } from './account-link.tsx';
import { accountsApi } from './api.ts';

interface InviteContactProps {
  readonly organisationId: string;
  readonly name: string;
  readonly email: string;
  readonly onClose: () => void;
}

/** Makes an account for a contact person; the one-time link is shown here once and nowhere else. */
export function InviteContact(props: InviteContactProps) {
  const t = useText();
  const [link, setLink] = useState<OneTimeLink | null>(null);
  return (
    <Modal
      opened
      onClose={props.onClose}
      size="lg"
      closeOnClickOutside={link === null}
      title={t('contacts.invite')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      {link ? (
        <AccountLink link={link} onClose={props.onClose} />
      ) : (
        <InviteForm {...props} onLink={setLink} />
      )}
    </Modal>
  );
}

interface InviteFormProps extends InviteContactProps {
  readonly onLink: (link: OneTimeLink) => void;
}

function InviteForm(props: InviteFormProps) {
  const t = useText();
  const form = useInvitation(props);
  return (
    <form ref={useFaultFocus(form.faults)} className="stack" onSubmit={form.submit} noValidate>
      {form.faults.email && form.invite.error ? null : <FailureNotice error={form.invite.error} />}
      <p>{t('contacts.invite.hint')}</p>
      <TextInput
        label={t('accounts.name')}
        maxLength={120}
        data-autofocus
        autoComplete="off"
        value={form.name}
        error={form.faults.name ?? null}
        onChange={(event) => form.setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('accounts.email')}
        type="email"
        maxLength={200}
        autoComplete="off"
        value={form.email}
        error={form.faults.email ?? null}
        onChange={(event) => form.setEmail(event.currentTarget.value)}
      />
      <div className="form-actions">
        <Button type="submit" loading={form.invite.isPending}>
          {t('contacts.invite.submit')}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface Faults {
  readonly name?: string;
  readonly email?: string;
}

const emailShape = z.email().max(200);

function useInvitation({ organisationId, onLink, ...named }: InviteFormProps) {
  const t = useText();
  const queries = useQueryClient();
  const [name, setName] = useState(named.name);
  const [email, setEmail] = useState(named.email);
  const [faults, setFaults] = useState<Faults>({});
  const invite = useMutation(
    accountsApi.accounts.inviteContact.mutationOptions({
      onError: (error) => {
        const { code, message } = failureOf(error, t);
        if (code === 'account.email_taken') setFaults({ email: message });
      },
      onSuccess: async (link) => {
        onLink(link);
        await queries.invalidateQueries({ queryKey: accountsApi.accounts.contacts.key() });
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.reset();
    const found: Faults = {
      ...(name.trim().length < 2 ? { name: t('contacts.name.missing') } : {}),
      ...(emailShape.safeParse(email.trim()).success ? {} : { email: t('contacts.email.wrong') }),
    };
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    invite.mutate({ organisationId, name: name.trim(), email: email.trim() });
  };
  return { name, setName, email, setEmail, faults, invite, submit };
}
