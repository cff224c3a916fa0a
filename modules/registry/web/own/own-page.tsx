import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import { formatCardCode } from '#modules/registry/core/index.ts';
import { type OwnView, registryApi } from '#modules/registry/web/api/index.ts';
import { OwnRequests } from '#modules/registry/web/requests/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Section, Tag, type Tone } from '#platform/web/page.tsx';
import { Empty, Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { OwnLooks } from './own-looks.tsx';

type Membership = OwnView['memberships'][number];

const statusTones = {
  none: 'info',
  requested: 'info',
  registered: 'info',
  active: 'good',
  lapsed: 'warn',
  ended: 'info',
} as const satisfies Record<OwnView['status'], 'info' | 'good' | 'warn'>;

const stateTones = {
  REQUESTED: 'plain',
  REGISTERED: 'calm',
  ACTIVE: 'good',
  LAPSED: 'warn',
  ENDED: 'plain',
} as const satisfies Record<Membership['state'], Tone>;

interface OwnPageProps {
  /** The way out. */
  readonly leave: ReactNode;
  /** What other modules know of him: handed in by the application. */
  readonly Contributions: ComponentType<{ readonly workerId: string }>;
}

/** What a worker reads about himself, in the plainest words. */
export function OwnPage({ leave, Contributions }: OwnPageProps) {
  const t = useText();
  const own = useQuery({ ...registryApi.own.show.queryOptions(), staleTime: 60_000 });
  return (
    <Page title={own.data?.name ?? t('own.title')} width="reading">
      <Loaded query={own}>
        {(view) => (
          <div className="stack">
            <Notice tone={statusTones[view.status]} title={t(`own.status.${view.status}`)}>
              {t(`own.status.${view.status}.hint`)}
            </Notice>
            <div className="own-actions">
              <Button size="lg" renderRoot={(props) => <Link {...props} to="/saya/kartu" />}>
                {t('own.card.mine')}
              </Button>
              {leave}
            </div>
            <Section title={t('own.memberships')}>
              <Memberships memberships={view.memberships} />
            </Section>
            <Contributions workerId={view.workerId} />
            <Section title={t('own.held')}>
              <Held held={view.held} />
            </Section>
            <OwnRequests />
            <OwnLooks looks={view.looks} isMore={view.looksMore} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Memberships({ memberships }: { readonly memberships: readonly Membership[] }) {
  const t = useText();
  if (memberships.length === 0) return <Empty title={t('own.memberships.none')} />;
  return (
    <ul className="own-memberships">
      {memberships.map((membership) => (
        <li key={membership.membershipId}>
          <MembershipFacts membership={membership} />
        </li>
      ))}
    </ul>
  );
}

function MembershipFacts({ membership }: { readonly membership: Membership }) {
  const t = useText();
  const format = useFormat();
  const { organisation, payer } = membership;
  const since: readonly (readonly [string, ReactNode])[] = [
    [t('own.membership.since'), format.day(membership.openedOn)],
    ...(membership.endedOn ? ([[t('own.membership.until'), format.day(membership.endedOn)]] as const) : []),
  ];
  const collector = payer === 'self' && organisation ? organisation.name : null;
  return (
    <>
      <div className="spread">
        <h3>{t(`workers.segment.${membership.segment}`)}</h3>
        <Tag tone={stateTones[membership.state]}>{t(`workers.state.${membership.state}`)}</Tag>
      </div>
      <Facts
        facts={[
          ...since,
          [
            t('own.membership.payer'),
            payer === 'self'
              ? t('own.payer.self')
              : t('own.payer.employer', { name: organisation?.name ?? t('own.payer.unnamed') }),
          ],
          ...(collector ? ([[t('own.membership.through'), collector]] as const) : []),
          [t('own.card.code.kpj'), membership.kpj ? formatCardCode(membership.kpj) : t('own.kpj.none')],
        ]}
      />
    </>
  );
}

function Held({ held }: { readonly held: OwnView['held'] }) {
  const t = useText();
  const format = useFormat();
  const born = [held.birthPlace, format.day(held.birthDate)].filter((part) => part !== '').join(', ');
  return (
    <Facts
      facts={[
        [t('own.card.nik'), held.nikMasked],
        [t('workers.born'), born],
        [t('workers.sex'), t(`workers.sex.${held.sex}`)],
        [t('workers.mother'), held.motherName || t('web.not_known')],
        [t('workers.phone'), held.phoneMasked ?? t('own.phone.none')],
        [t('workers.residence'), held.area?.pathName ?? t('workers.residence.not_known')],
        [t('workers.hamlet'), held.hamlet || t('web.not_known')],
        [t('workers.address'), held.address || t('web.not_known')],
        [t('workers.occupation'), held.occupation || t('web.not_known')],
        [
          t('workers.income'),
          held.declaredIncomeIdr === null ? t('workers.income.none') : format.idr(held.declaredIncomeIdr),
        ],
        [t('workers.work_area'), held.workArea?.pathName ?? t('web.not_known')],
      ]}
    />
  );
}
