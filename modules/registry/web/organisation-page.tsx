import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ComponentType, type ReactNode, useState } from 'react';
import { asksFor, type OrganisationKind } from '#modules/registry/core/index.ts';
import type { Role } from '#platform/core/roles.ts';
import { Page, Section } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { registryApi } from './api/index.ts';
import type { OrganisationDetail } from './organisations/draft.ts';
import { Duties } from './organisations/duties.tsx';
import { OrganisationFacts } from './organisations/facts.tsx';
import { History } from './organisations/history.tsx';
import { Members } from './organisations/members.tsx';
import { MoveDialog } from './organisations/move-dialog.tsx';
import { RegisterMember } from './organisations/register-member.tsx';
import { OrganisationTrail } from './organisations/trail.tsx';
import { OrganisationTree } from './organisations/tree.tsx';
import { PinButton } from './search/index.ts';

/** What other modules know of an organisation: handed in by the application. */
export interface OrganisationPageProps {
  readonly Contacts: ComponentType<{
    readonly organisationId: string;
    readonly contactName: string;
    readonly contactEmail: string;
  }>;
  readonly Contributions: ComponentType<{ readonly organisationId: string }>;
  /** What else can be opened of it, beside the title. */
  readonly Links: ComponentType<{ readonly organisationId: string }>;
}

/** One organisation: what is known of it, its duties, its family, its members and its history. */
export function OrganisationPage({ Contacts, Contributions, Links }: OrganisationPageProps) {
  const t = useText();
  const { organisationId } = useParams({ from: '/organisasi/$organisationId' });
  const query = useQuery(registryApi.organisations.show.queryOptions({ input: { organisationId } }));
  const organisation = query.data;
  return (
    <Page
      title={organisation?.name ?? t('organisations.one')}
      lead={organisation ? leadOf(organisation, t) : null}
      trail={<OrganisationTrail parent={organisation?.parent ?? null} />}
      actions={
        organisation ? (
          <>
            <PinButton
              kind="organisation"
              subject={organisationId}
              name={organisation.name}
              place={organisation.area.pathName}
            />
            <Links organisationId={organisationId} />
            <Actions organisation={organisation} />
          </>
        ) : null
      }
    >
      <Loaded query={query}>
        {(found) => (
          <Body
            organisation={found}
            contacts={
              <Contacts
                organisationId={organisationId}
                contactName={found.contactName}
                contactEmail={found.contactEmail}
              />
            }
            contributions={<Contributions organisationId={organisationId} />}
          />
        )}
      </Loaded>
    </Page>
  );
}

function leadOf({ kind, tradeName }: OrganisationDetail, t: ReturnType<typeof useText>): string {
  const words = t(`organisations.kind.${kind}`);
  return tradeName === '' ? words : `${words} · ${tradeName}`;
}

const office: readonly Role[] = ['office_staff', 'office_supervisor'];
const seesContacts: readonly Role[] = [...office, 'admin', 'auditor'];
const seesPeople: readonly Role[] = [
  ...office,
  'village',
  'government_office',
  'agent_office',
  'agent',
  'employer',
  'group',
  'auditor',
];

function Actions({ organisation }: { readonly organisation: OrganisationDetail }) {
  const t = useText();
  const { role } = useAccount();
  const [moves, setMoves] = useState(false);
  const { organisationId } = organisation;
  if (!office.includes(role)) return null;
  return (
    <>
      <Button variant="default" onClick={() => setMoves(true)}>
        {t('organisations.move')}
      </Button>
      <Button
        renderRoot={(props) => (
          <Link to="/organisasi/$organisationId/ubah" params={{ organisationId }} {...props} />
        )}
      >
        {t('organisations.change')}
      </Button>
      {moves ? <MoveDialog organisation={organisation} onClose={() => setMoves(false)} /> : null}
    </>
  );
}

/** Kinds whose members come together in them, not as their staff. */
const gathers: readonly OrganisationKind[] = ['group', 'cooperative', 'bumdes'];

function isEnterprise(kind: OrganisationKind): boolean {
  return asksFor(kind, 'enterprise');
}

interface BodyProps {
  readonly organisation: OrganisationDetail;
  readonly contacts: ReactNode;
  readonly contributions: ReactNode;
}

function Body({ organisation, contacts, contributions }: BodyProps) {
  const t = useText();
  const { role } = useAccount();
  const { organisationId, kind, name, duties } = organisation;
  return (
    <div className="stack">
      <div className="columns">
        <div className="stack">
          <OrganisationFacts organisation={organisation} maySeePeople={seesPeople.includes(role)} />
          {gathers.includes(kind) && seesPeople.includes(role) ? (
            <Section
              title={t('organisations.members.title')}
              aside={kind === 'group' ? <RegisterMember organisationId={organisationId} kind={kind} /> : null}
            >
              <Members organisationId={organisationId} name={name} />
            </Section>
          ) : null}
          <Section title={t('organisations.history')}>
            <History changes={organisation.history} />
          </Section>
        </div>
        <div className="stack">
          {seesContacts.includes(role) ? contacts : null}
          <Section title={t('organisations.tree')}>
            <OrganisationTree organisationId={organisationId} />
          </Section>
          <Section title={t('organisations.duties')}>
            <Duties
              duties={duties}
              missing={t(
                organisation.scale === null && isEnterprise(kind)
                  ? 'organisations.duties.scale_unknown'
                  : 'organisations.duties.none',
              )}
            />
          </Section>
        </div>
      </div>
      {contributions}
    </div>
  );
}
