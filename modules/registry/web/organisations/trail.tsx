import { Link } from '@tanstack/react-router';
import { useText } from '#platform/web/text.ts';

interface Named {
  readonly organisationId: string;
  readonly name: string;
}

interface OrganisationTrailProps {
  readonly parent?: Named | null;
  /** Where the page lies below the organisation's own. */
  readonly self?: Named;
}

/** The way from the list of organisations to here. */
export function OrganisationTrail({ parent, self }: OrganisationTrailProps) {
  const t = useText();
  const steps = [parent, self].filter((one) => one !== null && one !== undefined);
  return (
    <nav aria-label={t('organisations.trail')}>
      <ol className="trail">
        <li>
          <Link to="/organisasi">{t('organisations.title')}</Link>
        </li>
        {steps.map(({ organisationId, name }) => (
          <li key={organisationId}>
            <Link to="/organisasi/$organisationId" params={{ organisationId }}>
              {name}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
