import './organisation.css';
import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { shownSegments } from '#modules/coverage/core/index.ts';
import { type Members, organisationCoverageApi, type Segment } from '#modules/coverage/web/api/index.ts';
import { ShareButton } from '#modules/coverage/web/page/index.ts';
import { Trend } from '#modules/coverage/web/trend/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Page, Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { MemberDefinitions } from './member-definitions.tsx';
import { MemberHeadline } from './member-headline.tsx';
import { MemberMonths } from './member-months.tsx';
import { MembersExport } from './members-export.tsx';

/** How the members of one organisation stand: protected today; paid, new and returned by month. Counts, never who. */
export function OrganisationCoveragePage() {
  const t = useText();
  const { organisationId } = useParams({ from: '/cakupan/organisasi/$organisationId' });
  const { segmen } = useSearch({ from: '/cakupan/organisasi/$organisationId' });
  const segment: Segment = segmen ?? 'ALL';
  const query = useQuery({
    ...organisationCoverageApi.organisation.show.queryOptions({ input: { organisationId, segment } }),
    placeholderData: keepPreviousData,
  });
  const members = query.isError ? undefined : query.data;
  return (
    <Page
      title={members ? t('members.title', { name: members.organisation.name }) : t('members.nav')}
      lead={members ? <Lead members={members} /> : null}
      actions={members ? <Actions organisationId={organisationId} segment={segment} /> : null}
    >
      {members ? (
        <Body members={members} segment={segment} />
      ) : (
        <Loaded query={query} lines={10}>
          {() => null}
        </Loaded>
      )}
    </Page>
  );
}

function Lead({ members }: { readonly members: Members }) {
  const t = useText();
  const format = useFormat();
  const kind = t(`organisations.kind.${members.organisation.kind}`);
  return t('members.lead', { kind, day: format.day(members.onDay) });
}

interface OfSegment {
  readonly organisationId: string;
  readonly segment: Segment;
}

function Actions({ organisationId, segment }: OfSegment) {
  const t = useText();
  return (
    <>
      <Button
        variant="subtle"
        renderRoot={(props) => (
          <Link to="/organisasi/$organisationId" params={{ organisationId }} {...props} />
        )}
      >
        {t('members.to_organisation')}
      </Button>
      <ShareButton />
      <Button variant="default" onClick={() => window.print()}>
        {t('web.print')}
      </Button>
      <MembersExport organisationId={organisationId} segment={segment} />
    </>
  );
}

interface BodyProps {
  readonly members: Members;
  readonly segment: Segment;
}

function Body({ members, segment }: BodyProps) {
  const t = useText();
  const format = useFormat();
  const [isDefined, setDefined] = useState(false);
  const { months, registered, source, asOf } = members;
  const isEmpty = registered === 0 && months.every(({ paid, fresh }) => paid === 0 && fresh === 0);
  return (
    <>
      <SegmentChips segment={segment} />
      {isEmpty ? (
        <Section title={t('members.months')}>
          <Empty title={t(segment === 'ALL' ? 'members.none' : 'members.none.segment')}>
            {t(segment === 'ALL' ? 'members.none.hint' : 'members.none.segment.hint')}
          </Empty>
        </Section>
      ) : (
        <>
          <div className="members-grid">
            <MemberHeadline members={members} onDefine={() => setDefined(true)} />
            <PaidTrend members={members} />
          </div>
          <MemberMonths months={months} onDefine={() => setDefined(true)} />
        </>
      )}
      <p className="soft small">
        {t('members.source', { source })} {t('coverage.as_of', { instant: format.instant(asOf) })}
      </p>
      {isDefined ? <MemberDefinitions members={members} onClose={() => setDefined(false)} /> : null}
    </>
  );
}

function SegmentChips({ segment }: { readonly segment: Segment }) {
  const t = useText();
  const navigate = useNavigate({ from: '/cakupan/organisasi/$organisationId' });
  const choose = (one: Segment) => {
    navigate({ search: one === 'ALL' ? {} : { segmen: one }, resetScroll: false }).catch(reportError);
  };
  return (
    <fieldset className="chips segment-chips no-print">
      <legend>{t('picture.segment')}</legend>
      {shownSegments.map((one) => (
        <button
          key={one}
          type="button"
          className="chip"
          aria-pressed={one === segment}
          title={t(`coverage.segment.long.${one}`)}
          onClick={() => choose(one)}
        >
          {t(`coverage.segment.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}

/** Only months that are all due: one that still runs would look like a fall. */
function PaidTrend({ members: { months, segment } }: { readonly members: Members }) {
  const t = useText();
  const format = useFormat();
  const running = months.filter(({ isOpen }) => isOpen);
  return (
    <Section title={t('members.trend')}>
      <Trend
        trend={months.filter(({ isOpen }) => !isOpen).map(({ month, paid }) => ({ month, count: paid }))}
        path={[]}
        who={t(`picture.trend.of.${segment}`)}
        targetName={null}
      />
      {running.length > 0 ? (
        <p className="soft small">
          {t('members.running', {
            months: running
              .map(({ month, paid }) => `${format.month(month)} ${format.number(paid)}`)
              .join('; '),
          })}
        </p>
      ) : null}
    </Section>
  );
}
