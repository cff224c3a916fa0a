import { CardSignIn, SignOutButton } from '#modules/accounts/web/index.ts';
import { WorkerCard } from '#modules/certificates/web/index.ts';
import { WorkerBills, WorkerContributions } from '#modules/contributions/web/index.ts';
import { OwnCardPage, OwnPage } from '#modules/registry/web/index.ts';
import { WorkerTerms } from '#modules/sponsorship/web/index.ts';
import { Page } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';

/** A worker's own page: whoever is nobody yet comes in by card. */
export function OwnRoute() {
  const { account } = useVisitor();
  if (!account) return <CardSignIn />;
  if (account.role !== 'worker') return <NotForStaff role={account.role} />;
  return <OwnPage leave={<SignOutButton to="/saya" size="lg" />} Contributions={OwnMoney} />;
}

function OwnMoney({ workerId }: { readonly workerId: string }) {
  return (
    <>
      <WorkerCard workerId={workerId} />
      <WorkerTerms workerId={workerId} />
      <WorkerBills workerId={workerId} />
      <WorkerContributions workerId={workerId} />
    </>
  );
}

/** The own card, for print and to keep. */
export function OwnCardRoute() {
  const { account } = useVisitor();
  return account?.role === 'worker' ? <OwnCardPage /> : <OwnRoute />;
}

function NotForStaff({ role }: { readonly role: string }) {
  const t = useText();
  return (
    <Page title={t('accounts.card.staff')} width="reading">
      <div className="stack">
        <p>{t('accounts.card.staff.hint', { role: t(`web.role.${role}`) })}</p>
        <div>
          <SignOutButton to="/saya" size="lg" />
        </div>
      </div>
    </Page>
  );
}
