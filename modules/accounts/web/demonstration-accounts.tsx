import type { Role } from '#platform/core/roles.ts';
import { useText } from '#platform/web/text.ts';

interface DemonstrationAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly scope: string;
}

interface Props {
  readonly accounts: readonly DemonstrationAccount[];
  readonly busy: boolean;
  readonly onChoose: (email: string) => void;
}

/** The accounts of the demonstration, each one click away; none in a real installation. */
export function DemonstrationAccounts({ accounts, busy, onChoose }: Props) {
  const t = useText();
  if (accounts.length === 0) return null;
  return (
    <section className="card stack-tight">
      <h2>{t('accounts.demo.title')}</h2>
      <p className="soft">{t('accounts.demo.lead')}</p>
      <ul className="account-tiles">
        {accounts.map((account) => (
          <li key={account.email}>
            <button type="button" disabled={busy} onClick={() => onChoose(account.email)}>
              <strong>{account.email.split('@')[0]}</strong>
              <span>{t(`web.role.${account.role}`)}</span>
              <span className="soft">{account.scope}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
