import { Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { lineOutcomes } from '#modules/contributions/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Tag } from '#platform/web/page.tsx';
import { Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { StatementLines } from './statement-lines.tsx';
import { isWorking, type LineOutcome, type Statement, statementsApi, stateTones } from './statements-api.ts';

type StatementDetail = Awaited<ReturnType<typeof statementsApi.statements.show.call>>;

/** One statement: how far it is, what became of its lines, and the lines themselves. */
export function StatementPage() {
  const { statementId } = useParams({ from: '/rekening-koran/$statementId' });
  const t = useText();
  const query = useQuery({
    ...statementsApi.statements.show.queryOptions({ input: { statementId } }),
    refetchInterval: ({ state }) => (state.data && isWorking(state.data.state) ? 1000 : false),
  });
  const trail = (
    <nav aria-label={t('statements.trail')}>
      <Link to="/rekening-koran">{t('statements.title')}</Link>
    </nav>
  );
  return (
    <Page
      title={query.data?.fileName ?? t('statements.one')}
      trail={trail}
      lead={query.data ? <StatementLead statement={query.data} /> : null}
    >
      <Loaded query={query}>{(statement) => <StatementBody statement={statement} />}</Loaded>
    </Page>
  );
}

function StatementLead({ statement }: { readonly statement: Statement }) {
  const t = useText();
  const format = useFormat();
  const isRead = statement.state === 'posted';
  return (
    <>
      <Tag tone={stateTones[statement.state]}>{t(`statements.state.${statement.state}`)}</Tag>{' '}
      {isRead ? `${t(`statements.format.${statement.format}`)} · ${statement.bankAccount} · ` : ''}
      {t('statements.received_at', { instant: format.instant(statement.receivedAt) })}
    </>
  );
}

function StatementBody({ statement }: { readonly statement: StatementDetail }) {
  const t = useText();
  const [outcome, setOutcome] = useState<LineOutcome | null>(null);
  if (statement.state === 'refused')
    return (
      <Notice tone="bad" title={t('statements.refused.title')}>
        <p>{statement.error?.message ?? ''}</p>
        <Link to="/rekening-koran">{t('statements.refused.again')}</Link>
      </Notice>
    );
  if (isWorking(statement.state)) return <StatementProgress statement={statement} />;
  return (
    <>
      {statement.unmatched > 0 ? (
        <Notice tone="warn">
          {t('statements.unmatched.what')}{' '}
          <Link to="/pembayaran/perlu-tindakan" search={{ jenis: 'unknown' }}>
            {t('statements.unmatched.settle')}
          </Link>
        </Notice>
      ) : null}
      <Outcomes statement={statement} outcome={outcome} onOutcome={setOutcome} />
      <StatementLines statement={statement} outcome={outcome} />
      <Provenance statement={statement} />
    </>
  );
}

/** A file says only at its end how long it is: the number read so far moves, not a share. */
function StatementProgress({ statement }: { readonly statement: Statement }) {
  const t = useText();
  const format = useFormat();
  const stage = statement.linesDone > 0 ? 'reading' : 'waiting';
  return (
    <section className="card stack-tight" aria-live="polite">
      <strong>{t('statements.working')}</strong>
      <Progress value={100} size="lg" animated aria-label={t('statements.working')} />
      <span className="soft small">
        {t(`statements.working.${stage}`, { done: format.number(statement.linesDone) })}
      </span>
      <span className="soft small">{t('statements.working.hint')}</span>
    </section>
  );
}

interface OutcomesProps {
  readonly statement: StatementDetail;
  readonly outcome: LineOutcome | null;
  readonly onOutcome: (outcome: LineOutcome | null) => void;
}

/** Each outcome with its number and money; choosing one filters the lines below. */
function Outcomes({ statement, outcome, onOutcome }: OutcomesProps) {
  const t = useText();
  const format = useFormat();
  return (
    <section className="card stack" aria-label={t('statements.result')}>
      <div className="outcomes statement-outcomes">
        {lineOutcomes.map((one) => {
          const sum = statement.sums.find((found) => found.outcome === one);
          return (
            <button
              key={one}
              type="button"
              className={`outcome outcome-${one}`}
              aria-pressed={outcome === one}
              disabled={sum === undefined}
              onClick={() => onOutcome(outcome === one ? null : one)}
            >
              <strong>{format.number(sum?.lines ?? 0)}</strong>
              <span>{t(`statements.outcome.${one}`)}</span>
              <span className="soft small">{format.idr(sum?.amountIdr ?? '0')}</span>
            </button>
          );
        })}
      </div>
      <Facts
        facts={[
          [t('statements.lines.count'), format.number(statement.lines)],
          [t('statements.total.credits'), format.idr(statement.totalIdr)],
        ]}
      />
    </section>
  );
}

function Provenance({ statement }: { readonly statement: Statement }) {
  const t = useText();
  const format = useFormat();
  return (
    <details className="card">
      <summary>{t('statements.provenance')}</summary>
      <Facts
        facts={[
          [t('statements.received'), format.instant(statement.receivedAt)],
          [t('statements.posted_at'), statement.postedAt ? format.instant(statement.postedAt) : ''],
          [
            t('statements.sha256'),
            <span key="hash" className="code breakable">
              {statement.sha256}
            </span>,
          ],
        ]}
      />
      <p className="soft small">{t('statements.kept')}</p>
    </details>
  );
}
