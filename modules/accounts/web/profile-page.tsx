import { Link } from '@tanstack/react-router';
import { Facts, Page, Section, Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { SignOutButton } from './sign-out-button.tsx';

/** The own account: who one is here, the second factor, and the way out. */
export function ProfilePage() {
  const t = useText();
  const account = useAccount();
  return (
    <Page title={t('web.nav.profile')} width="reading" actions={<SignOutButton />}>
      {account.role === 'worker' ? <p>{t('accounts.card.session')}</p> : <OwnAccess />}
    </Page>
  );
}

function OwnAccess() {
  const t = useText();
  const account = useAccount();
  return (
    <>
      <Section title={account.name}>
        <Facts
          facts={[
            [t('accounts.email'), account.email],
            [t('accounts.role'), t(`web.role.${account.role}`)],
            [t('accounts.scope'), <Scope key="scope" />],
          ]}
        />
      </Section>
      <Section title={t('accounts.second_factor')}>
        <div className="spread">
          <Tag tone={account.hasSecondFactor ? 'good' : 'warn'}>
            {t(account.hasSecondFactor ? 'accounts.second_factor.on' : 'accounts.second_factor.off')}
          </Tag>
          <Link to="/keamanan">{t('accounts.second_factor.manage')}</Link>
        </div>
      </Section>
    </>
  );
}

function Scope() {
  const t = useText();
  const { areas, organisation } = useAccount();
  if (areas.length === 0 && !organisation) return t('accounts.scope.none');
  return (
    <ul className="plain">
      {organisation ? <li>{organisation.name}</li> : null}
      {areas.map((area) => (
        <li key={area.code}>{area.pathName || area.name}</li>
      ))}
    </ul>
  );
}
