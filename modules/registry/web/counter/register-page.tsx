import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type Registered, registryApi } from '#modules/registry/web/api/index.ts';
import { Page } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type SignedInAccount, useAccount } from '#platform/web/visitor.ts';
import { type Draft, draftOfRequest, emptyDraft } from './draft.ts';
import { type FirstBillOffer, RegisteredPanel } from './registered.tsx';
import { RegistrationSteps, type WaitingRequest } from './registration-steps.tsx';

interface Done {
  readonly done: Registered;
  readonly draft: Draft;
  readonly incomeIdr: bigint | null;
}

interface RegisterPageProps {
  /** Asks for the first bill of someone just registered who pays for himself. */
  readonly FirstBill: FirstBillOffer;
}

/** Registers one worker: filled in, read back, done; then the next one. */
export function RegisterPage({ FirstBill }: RegisterPageProps) {
  const t = useText();
  const account = useAccount();
  const { organisasi, permintaan } = useSearch({ from: '/pekerja/baru' });
  return (
    <Page
      title={t('counter.title')}
      lead={t('counter.lead')}
      width="reading"
      trail={
        <nav aria-label={t('workers.trail')}>
          <Link to="/pekerja">{t('workers.title')}</Link>
        </nav>
      }
    >
      {permintaan ? (
        <OfRequest key={permintaan} requestId={permintaan} FirstBill={FirstBill} />
      ) : organisasi ? (
        <ForOrganisation key={organisasi} organisationId={organisasi} FirstBill={FirstBill} />
      ) : (
        <Counter start={startOf(account)} FirstBill={FirstBill} />
      )}
    </Page>
  );
}

const withMembers: readonly SignedInAccount['role'][] = ['agent_office', 'agent', 'group'];

/** An organisation's own people; a village's residents; the office begins with those without a wage. */
function startOf({ role, organisation, areas }: SignedInAccount): Draft {
  const isPayer = role === 'employer' || role === 'government_office';
  const [area] = areas;
  return {
    ...emptyDraft,
    segment: isPayer ? 'PU' : 'BPU',
    // A village's office is an organisation too, but it registers residents, not members.
    organisation: isPayer || withMembers.includes(role) ? organisation : null,
    area: role === 'village' && area ? area : null,
  };
}

function ForOrganisation({
  organisationId,
  FirstBill,
}: RegisterPageProps & { readonly organisationId: string }) {
  const found = useQuery(registryApi.organisations.show.queryOptions({ input: { organisationId } }));
  const account = useAccount();
  return (
    <Loaded query={found}>
      {({ name, kind }) => (
        <Counter
          FirstBill={FirstBill}
          start={{
            ...startOf(account),
            organisation: { organisationId, name },
            segment: kind === 'group' ? 'BPU' : startOf({ ...account, role: paidRole(account.role) }).segment,
          }}
        />
      )}
    </Loaded>
  );
}

function paidRole(role: SignedInAccount['role']): SignedInAccount['role'] {
  return role === 'office_staff' || role === 'office_supervisor' ? 'employer' : role;
}

function OfRequest({ requestId, FirstBill }: RegisterPageProps & { readonly requestId: string }) {
  const found = useQuery(registryApi.counter.showRequest.queryOptions({ input: { requestId } }));
  return (
    <Loaded query={found}>
      {(request) => <Counter start={draftOfRequest(request)} waiting={request} FirstBill={FirstBill} />}
    </Loaded>
  );
}

function Counter({
  start,
  waiting,
  FirstBill,
}: RegisterPageProps & { readonly start: Draft; readonly waiting?: WaitingRequest }) {
  const [shown, setShown] = useState<Done | null>(null);
  const [turn, setTurn] = useState(0);
  const [next, setNext] = useState(start);
  if (shown)
    return (
      <RegisteredPanel
        {...shown}
        FirstBill={FirstBill}
        onNext={() => {
          // The next in the queue is mostly of the same village or employer.
          const { area, segment, organisation } = shown.draft;
          setNext({ ...emptyDraft, area, segment, organisation });
          setTurn((before) => before + 1);
          setShown(null);
        }}
      />
    );
  return (
    <RegistrationSteps
      key={turn}
      start={next}
      waiting={turn === 0 ? waiting : undefined}
      isNext={turn > 0}
      onDone={(done, draft, incomeIdr) => setShown({ done, draft, incomeIdr })}
    />
  );
}
