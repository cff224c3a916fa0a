import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { contactSchema } from '#modules/accounts/api/index.ts';
import type { Role } from '#platform/core/roles.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag, type Tone } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { accountsApi } from './api.ts';
import { InviteContact } from './invite-contact.tsx';

type Contact = z.infer<typeof contactSchema>;

interface ContactsSectionProps {
  readonly organisationId: string;
  /** Whom the registration names. */
  readonly contactName: string;
  readonly contactEmail: string;
}

const office: readonly Role[] = ['office_staff', 'office_supervisor'];

/** Who may sign in for an organisation, how far each invitation is, and the next one. */
export function ContactsSection({ organisationId, contactName, contactEmail }: ContactsSectionProps) {
  const t = useText();
  const { role } = useAccount();
  const query = useQuery(accountsApi.accounts.contacts.queryOptions({ input: { organisationId } }));
  const [invites, setInvites] = useState(false);
  return (
    <Section title={t('contacts.title')}>
      <Loaded query={query} lines={3}>
        {({ role: contactRole, contacts }) => {
          const isKnown = contacts.some(({ email }) => email === contactEmail.toLowerCase());
          const named = contactName === '' ? contactEmail : contactName;
          return (
            <div className="stack">
              {contacts.length === 0 ? (
                <Empty title={t('contacts.none')}>
                  {t(contactRole ? 'contacts.none.hint' : 'contacts.none.admin')}
                </Empty>
              ) : (
                <ul className="plain stack-tight">
                  {contacts.map((contact) => (
                    <ContactLine key={contact.accountId} contact={contact} />
                  ))}
                </ul>
              )}
              {contactEmail !== '' && !isKnown ? (
                <p className="breakable">{t('contacts.named', { name: named, email: contactEmail })}</p>
              ) : null}
              {contactRole && office.includes(role) ? (
                <div>
                  <Button variant="default" onClick={() => setInvites(true)}>
                    {t('contacts.invite')}
                  </Button>
                </div>
              ) : null}
              {invites ? (
                <InviteContact
                  organisationId={organisationId}
                  name={isKnown ? '' : contactName}
                  email={isKnown ? '' : contactEmail}
                  onClose={() => setInvites(false)}
                />
              ) : null}
            </div>
          );
        }}
      </Loaded>
    </Section>
  );
}

const tones = {
  invited: 'calm',
  expired: 'warn',
  active: 'good',
  disabled: 'bad',
} as const satisfies Record<Contact['state'], Tone>;

function ContactLine({ contact }: { readonly contact: Contact }) {
  const t = useText();
  const format = useFormat();
  const { state, linkExpiresAt, lastSignedInAt } = contact;
  const since =
    state === 'invited' && linkExpiresAt
      ? t('contacts.until', { instant: format.instant(linkExpiresAt) })
      : lastSignedInAt
        ? t('contacts.last', { instant: format.instant(lastSignedInAt) })
        : null;
  return (
    <li className="contact">
      <div>
        <strong>{contact.name}</strong> <Tag tone={tones[state]}>{t(`contacts.state.${state}`)}</Tag>
      </div>
      <div className="small soft breakable">{contact.email}</div>
      <div className="small soft">
        {t(`web.role.${contact.role}`)}
        {since ? ` · ${since}` : ''}
      </div>
      {state === 'expired' ? <div className="small">{t('contacts.expired.hint')}</div> : null}
    </li>
  );
}
