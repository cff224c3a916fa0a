import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { failureOf } from '#platform/web/failure.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Section, Tag } from '#platform/web/page.tsx';
import { Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { termsApi, type WorkerTerm, workerTermReaders } from './terms-api.ts';

/** Who pays for a worker, and until when; nothing where nobody does, or to who may not know. */
export function WorkerTerms({ workerId }: { readonly workerId: string }) {
  const t = useText();
  const { role } = useAccount();
  const mayRead = workerTermReaders.includes(role);
  const query = useQuery({
    ...termsApi.worker.queryOptions({ input: { workerId } }),
    enabled: mayRead,
    retry: false,
    staleTime: 60_000,
  });
  if (!mayRead || (query.error && failureOf(query.error, t).status === 404)) return null;
  if (!query.data || query.data.terms.length === 0) return null;
  return (
    <Section title={t(role === 'worker' ? 'terms.own' : 'terms.of_worker')}>
      <Loaded query={query}>
        {({ terms, today }) => (
          <div className="stack">
            {terms.map((term) => (
              <OneTerm key={term.termId} term={term} today={today} isOwn={role === 'worker'} />
            ))}
          </div>
        )}
      </Loaded>
    </Section>
  );
}

interface OneTermProps {
  readonly term: WorkerTerm;
  readonly today: string;
  readonly isOwn: boolean;
}

function OneTerm({ term, today, isOwn }: OneTermProps) {
  const t = useText();
  const format = useFormat();
  const { firstMonth, lastMonth, paysThrough, paidMonths, billedOn, treasurer } = term;
  const isOver = (paysThrough ?? '') < today.slice(0, 7);
  const standing = isOver ? 'over' : term.state;
  const facts = [
    [t('terms.programme'), term.programme],
    [t('terms.months'), `${format.month(firstMonth)} – ${format.month(paysThrough ?? lastMonth)}`],
    [t('terms.paid_months'), t('terms.paid_months.of', { n: format.number(paidMonths) })],
  ] as const;
  return (
    <div className="stack-tight">
      <p className="terms-sponsor">
        <strong>{term.sponsor}</strong>{' '}
        <Tag tone={standingTones[standing]}>{t(`terms.standing.${standing}`)}</Tag>
      </p>
      <Facts facts={facts} />
      {billedOn ? (
        <Notice tone="warn" title={t('terms.not_deposited')}>
          {t(treasurer ? 'terms.not_deposited.by' : 'terms.not_deposited.since', {
            day: format.day(billedOn),
            treasurer,
          })}
        </Notice>
      ) : null}
      {isOwn && standing === 'running' ? (
        <p className="small soft">
          {t('terms.own.after', { month: format.month(paysThrough ?? lastMonth) })}
        </p>
      ) : null}
      {isOwn && billedOn ? (
        <p className="small">
          <Link to="/adukan">{t('terms.own.complain')}</Link>
        </p>
      ) : null}
    </div>
  );
}

const standingTones = { waiting: 'warn', running: 'good', released: 'plain', over: 'plain' } as const;
