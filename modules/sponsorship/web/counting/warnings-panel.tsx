import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { countingApi, type Warnings, warningReaders } from './counting-api.ts';

const namedAtMost = 3;

/** What wants looking after: money that will lapse, villages that lag, terms that are too short; nothing where all is well. */
export function WarningsPanel() {
  const t = useText();
  const { role } = useAccount();
  const mayRead = warningReaders.includes(role);
  const query = useQuery({ ...countingApi.warnings.queryOptions({ input: {} }), enabled: mayRead });
  if (!mayRead) return null;
  if (query.error) return <FailureNotice error={query.error} />;
  if (!query.data) return null;
  const { lapsing, lagging, shortTerms } = query.data;
  if (lapsing.length + lagging.length + shortTerms.length === 0) return null;
  const byProgramme = Map.groupBy(lagging, ({ programmeId }) => programmeId);
  return (
    <Section title={t('warnings.title')}>
      <ul className="warnings">
        {lapsing.map((one) => (
          <Lapsing key={one.agreementId} of={one} />
        ))}
        {[...byProgramme].map(([programmeId, villages]) => (
          <Lagging key={programmeId} villages={villages} />
        ))}
        {shortTerms.map(({ programmeId, programme, months }) => (
          <li key={programmeId}>
            <strong>{t('warnings.short', { programme, months })}</strong>{' '}
            <span className="soft">{t('warnings.short.why')}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Lapsing({ of }: { readonly of: Warnings['lapsing'][number] }) {
  const t = useText();
  const format = useFormat();
  const { sponsor, funding, agreement, villages, year, freeIdr, reservedIdr } = of;
  const amount = (BigInt(freeIdr) + BigInt(reservedIdr)).toString();
  const whose = [sponsor, t(`simulation.source.${funding}`), agreement];
  if (villages > 0) whose.push(t('warnings.villages', { n: format.number(villages) }));
  return (
    <li>
      <strong>{t('warnings.lapsing', { amount: format.idr(amount), year })}</strong>{' '}
      <span className="soft">
        {whose.join(' · ')}.{' '}
        {reservedIdr === '0' ? null : t('warnings.lapsing.reserved', { amount: format.idr(reservedIdr) })}
      </span>
    </li>
  );
}

/** Villages of one programme, those that lack most first. */
function Lagging({ villages }: { readonly villages: Warnings['lagging'] }) {
  const t = useText();
  const format = useFormat();
  const [first] = villages;
  if (!first) return null;
  const named = villages
    .slice(0, namedAtMost)
    .map(({ villageName, onLists, quota }) => t('warnings.lagging.village', { villageName, onLists, quota }));
  const others = villages.length - named.length;
  if (others > 0) named.push(t('warnings.lagging.others', { n: format.number(others) }));
  return (
    <li>
      <strong>
        {t('warnings.lagging', { n: format.number(villages.length), programme: first.programme })}
      </strong>{' '}
      <span className="soft">{named.join(', ')}.</span>{' '}
      <Link to="/bantuan" search={{ program: first.programmeId }}>
        {t('warnings.lagging.show')}
      </Link>
    </li>
  );
}
