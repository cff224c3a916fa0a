import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { DocumentLink } from '#platform/web/documents/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { DecideDialog, type Decision } from './decide-dialog.tsx';
import { type UndertakingView, undertakingFilers } from './undertakings-api.ts';

const tones = {
  filed: 'calm',
  accepted: 'warn',
  refused: 'bad',
  withdrawn: 'plain',
  kept: 'good',
  broken: 'bad',
} as const;

interface UndertakingCardProps {
  readonly undertaking: UndertakingView;
  /** In a list of several employers: says whose it is. */
  readonly isNamed?: boolean;
}

/** One undertaking: what, until when, how far, and what may be done. */
export function UndertakingCard({ undertaking, isNamed = false }: UndertakingCardProps) {
  const t = useText();
  const format = useFormat();
  const { state, organisationId, name, terms, reason, reference, endedOn, dueOn } = undertaking;
  return (
    <article className="undertaking">
      <div className="undertaking-head">
        {isNamed ? (
          <Link to="/kepatuhan/$organisationId" params={{ organisationId }}>
            <strong>{name}</strong>
          </Link>
        ) : null}
        <Tag tone={tones[state]}>{t(`undertakings.state.${state}`)}</Tag>
        {reference ? <span className="soft small">{reference}</span> : null}
        <span className="soft small">
          {endedOn
            ? t(`undertakings.ended.${state}`, { day: format.day(endedOn) })
            : t('undertakings.until', { day: format.day(dueOn) })}
        </span>
      </div>
      <p className="undertaking-terms">{terms}</p>
      <Details undertaking={undertaking} />
      {reason ? <p className="soft small">{t('undertakings.reason', { reason })}</p> : null}
      <Acts undertaking={undertaking} />
    </article>
  );
}

function Details({ undertaking }: { readonly undertaking: UndertakingView }) {
  const t = useText();
  const format = useFormat();
  const { payThrough, workersPromised, owedIdr, filedOn, makerName, deciderName, decidedOn } = undertaking;
  return (
    <Facts
      facts={[
        [t('undertakings.pay_through'), format.month(payThrough)],
        ...(workersPromised === null
          ? []
          : ([[t('undertakings.workers'), format.number(workersPromised)]] as const)),
        [t('undertakings.owed'), format.idr(owedIdr)],
        [t('undertakings.filed'), `${format.day(filedOn, 'short')} · ${makerName}`],
        ...(decidedOn
          ? ([[t('undertakings.decided'), `${format.day(decidedOn, 'short')} · ${deciderName}`]] as const)
          : []),
      ]}
    />
  );
}

function Acts({ undertaking }: { readonly undertaking: UndertakingView }) {
  const t = useText();
  const { role } = useAccount();
  const [decision, setDecision] = useState<Decision | null>(null);
  const { undertakingId, state, isOwn, documentId, reference } = undertaking;
  const isWaiting = state === 'filed';
  const isDecider = isWaiting && role === 'office_supervisor';
  return (
    <div className="form-actions">
      {isDecider && !isOwn ? (
        <>
          <Button size="xs" onClick={() => setDecision('accepted')}>
            {t('undertakings.accept')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setDecision('refused')}>
            {t('undertakings.refuse')}
          </Button>
        </>
      ) : null}
      {isDecider && isOwn ? <span className="soft small">{t('undertakings.own')}</span> : null}
      {isWaiting && undertakingFilers.includes(role) && (isOwn || !isDecider) ? (
        <Button size="xs" variant="subtle" onClick={() => setDecision('withdrawn')}>
          {t('undertakings.withdraw')}
        </Button>
      ) : null}
      {reference ? (
        <a href={`/api/v1/compliance/undertakings/${undertakingId}/letter`} download>
          {t('undertakings.letter')}
        </a>
      ) : null}
      {documentId ? <DocumentLink documentId={documentId} /> : null}
      {decision ? (
        <DecideDialog undertaking={undertaking} decision={decision} onClose={() => setDecision(null)} />
      ) : null}
    </div>
  );
}
