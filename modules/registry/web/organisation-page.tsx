import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { registryApi } from './api.ts';

/** One organisation, what it belongs to and what belongs to it. */
export function OrganisationPage() {
  const t = useText();
  const { organisationId } = useParams({ from: '/organisasi/$organisationId' });
  const query = useQuery(registryApi.organisations.show.queryOptions({ input: { organisationId } }));
  const parent = query.data?.parent;
  return (
    <Page
      title={query.data?.name ?? t('organisations.one')}
      lead={query.data ? t(`organisations.kind.${query.data.kind}`) : null}
      trail={
        <nav aria-label={t('organisations.trail')}>
          <ol className="trail">
            <li>
              <Link to="/organisasi">{t('organisations.title')}</Link>
            </li>
            {parent ? (
              <li>
                <Link to="/organisasi/$organisationId" params={{ organisationId: parent.organisationId }}>
                  {parent.name}
                </Link>
              </li>
            ) : null}
          </ol>
        </nav>
      }
    >
      <Loaded query={query}>{(organisation) => <OrganisationBody organisation={organisation} />}</Loaded>
    </Page>
  );
}

type OrganisationDetail = Awaited<ReturnType<typeof registryApi.organisations.show.call>>;

function OrganisationBody({ organisation }: { readonly organisation: OrganisationDetail }) {
  const t = useText();
  const format = useFormat();
  const { openMemberships, organisationId } = organisation;
  return (
    <>
      <Section title={t('organisations.facts')}>
        <Facts
          facts={[
            ['NPP', organisation.npp ?? '–'],
            ['NIB', organisation.nib ?? '–'],
            ['NPWP', organisation.npwp ?? '–'],
            [t('organisations.area'), organisation.area.pathName],
            [t('organisations.address'), organisation.address || '–'],
            [t('organisations.sector'), organisation.sector ?? '–'],
            [
              t('organisations.workers_stated'),
              organisation.workersStated === null ? '–' : format.number(organisation.workersStated),
            ],
            [
              t('organisations.members'),
              openMemberships === null ? (
                t('organisations.members.hidden')
              ) : (
                <Link key="members" to="/pekerja" search={{ organisasi: organisationId }}>
                  {format.number(openMemberships)}
                </Link>
              ),
            ],
          ]}
        />
      </Section>
      <Section title={t('organisations.children')}>
        {organisation.children.length === 0 ? (
          <Empty title={t('organisations.children.none')} />
        ) : (
          <ul className="tree">
            {organisation.children.map((child) => (
              <li key={child.organisationId}>
                <Link to="/organisasi/$organisationId" params={{ organisationId: child.organisationId }}>
                  {child.name}
                </Link>{' '}
                <span className="soft small">{t(`organisations.kind.${child.kind}`)}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
