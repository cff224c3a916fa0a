import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Section, Tag } from '#platform/web/page.tsx';
import { Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { Answers } from './answers.tsx';
import { Letters, Steps } from './history.tsx';
import { Ladder } from './ladder.tsx';
import { Fine, Overdue } from './money.tsx';
import { NextStep } from './next-step.tsx';
import { type SanctionDetail, sanctionsApi, stageTones } from './sanctions-api.ts';
import './sanctions.css';

/** One case of the sanction ladder: where it stands, what comes next, and all that was. */
export function SanctionCasePage() {
  const { caseId } = useParams({ from: '/sanksi/$caseId' });
  const query = useQuery({ ...sanctionsApi.show.queryOptions({ input: { caseId } }), retry: false });
  const t = useText();
  if (query.data === undefined)
    return (
      <Page title={t('sanctions.case')} trail={<Trail />}>
        <Loaded query={query}>{() => null}</Loaded>
      </Page>
    );
  return <CaseBody shown={query.data} />;
}

function Trail() {
  const t = useText();
  return (
    <nav className="trail" aria-label={t('sanctions.trail')}>
      <Link to="/sanksi">{t('sanctions.title')}</Link>
    </nav>
  );
}

function CaseBody({ shown }: { readonly shown: SanctionDetail }) {
  const t = useText();
  const isClosed = shown.stage === 'closed';
  return (
    <Page
      title={shown.name}
      trail={<Trail />}
      lead={
        <>
          <span className="code">{shown.number}</span> · {t(`sanctions.basis.${shown.basis}`)}{' '}
          <Tag tone={shown.closing === 'cancelled' ? 'plain' : stageTones[shown.stage]}>
            {isClosed && shown.closing !== ''
              ? t(`sanctions.closing.${shown.closing}`)
              : t(`sanctions.stage.${shown.stage}`)}
          </Tag>
        </>
      }
    >
      <State shown={shown} />
      <Ladder shown={shown} />
      {shown.mayAct && !isClosed ? <NextStep key={shown.version} shown={shown} /> : null}
      {isClosed ? null : <Overdue shown={shown} />}
      <Fine shown={shown} />
      <Letters shown={shown} />
      <Answers shown={shown} />
      <Steps shown={shown} />
      <About shown={shown} />
    </Page>
  );
}

/** What holds today in one sentence, and the way out. */
function State({ shown }: { readonly shown: SanctionDetail }) {
  const t = useText();
  const format = useFormat();
  const { stage, blockSince, closedOn, closing } = shown;
  if (closedOn !== null && closing !== '')
    return (
      <Notice tone={closing === 'cancelled' ? 'info' : 'good'}>
        {t(`sanctions.state.${closing}`, { day: format.day(closedOn) })}
        {shown.closingReason ? ` ${shown.closingReason}` : null}
      </Notice>
    );
  const wayOut = t(shown.basis === 'arrears' ? 'sanctions.way_out.arrears' : 'sanctions.way_out.duty');
  if (blockSince !== null)
    return (
      <Notice
        tone="warn"
        title={t('sanctions.state.blocked', { day: format.day(blockSince), letter: shown.blockLetter })}
      >
        <p>{shown.services.map((service) => t(`rules.word.${service}`)).join(', ')}.</p>
        <p>{wayOut}</p>
      </Notice>
    );
  if (stage === 'opened') return <Notice>{t('sanctions.state.opened')}</Notice>;
  return <Notice tone="warn">{wayOut}</Notice>;
}

function About({ shown }: { readonly shown: SanctionDetail }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('sanctions.about')}>
      <Facts
        facts={[
          [
            t('sanctions.employer'),
            <Link
              key="employer"
              to="/organisasi/$organisationId"
              params={{ organisationId: shown.organisationId }}
              className="breakable"
            >
              {shown.name}
            </Link>,
          ],
          ['NPP', shown.npp || '–'],
          [t('sanctions.place'), shown.place || '–'],
          [t('sanctions.source'), t(`sanctions.source.${shown.source}`)],
          [t('sanctions.opened'), format.day(shown.openedOn)],
          ...(shown.openedBy ? ([[t('sanctions.opened_by'), shown.openedBy]] as const) : []),
        ]}
      />
      {shown.finding ? (
        <p className="breakable">
          <strong>{t('sanctions.finding')}:</strong> {shown.finding}
        </p>
      ) : null}
    </Section>
  );
}
