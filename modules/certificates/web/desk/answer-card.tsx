import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Tag } from '#platform/web/page.tsx';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type MembershipStatus, proofAddress, statusTones } from './desk-api.ts';

interface AnswerCardProps {
  readonly answer: MembershipStatus;
  /** Just asked: takes the focus, and leads to its own page. */
  readonly isFresh?: boolean;
  /** Of an earlier day: by whom it was asked, and by which number. */
  readonly was?: { readonly checkedAt: string; readonly checkedBy: string; readonly asked: string };
}

/** One answer: the status first, why, what to do, then what the file needs. */
export function AnswerCard({ answer, isFresh = false, was }: AnswerCardProps) {
  const t = useText();
  const format = useFormat();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isFresh) card.current?.focus();
  }, [isFresh]);
  const { status, reference } = answer;
  return (
    <section
      ref={card}
      tabIndex={-1}
      className={`card desk-answer desk-answer-${statusTones[status]}`}
      aria-labelledby={`status-${reference}`}
    >
      <div className="desk-answer-head">
        <h2 id={`status-${reference}`} className="desk-status">
          {was ? t('desk.then_title', { status: t(`desk.status.${status}`) }) : t(`desk.status.${status}`)}
        </h2>
        <p className="desk-reference">
          <span className="soft small">{t('desk.reference')}</span> <strong>{reference}</strong>
        </p>
      </div>
      {was ? (
        <p className="soft small">
          {t('desk.checked_by', { when: format.instant(was.checkedAt), who: was.checkedBy })}
          {was.asked === '' ? '' : ` ${t('desk.asked', { asked: was.asked })}`}
        </p>
      ) : null}
      <AnswerWords answer={answer} />
      <AnswerFacts answer={answer} />
      <Differences answer={answer} />
      <Earlier answer={answer} />
      {isFresh ? (
        <div className="form-actions">
          <Button component="a" href={proofAddress(reference)}>
            {t('desk.proof')}
          </Button>
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/izin/$reference" params={{ reference }} {...props} />}
          >
            {t('desk.open')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

/** Why, and the way out. */
export function AnswerWords({
  answer,
}: {
  readonly answer: Pick<MembershipStatus, 'reasonText' | 'wayOut' | 'undertaking'>;
}) {
  const t = useText();
  return (
    <div className="desk-words">
      <p className="desk-reason">{answer.reasonText}</p>
      {answer.wayOut === '' ? null : (
        <p>
          <strong>{t('desk.way_out')}</strong> {answer.wayOut}
        </p>
      )}
      {answer.undertaking ? (
        <p className="breakable">
          <strong>{t('desk.undertaking')}</strong> {answer.undertaking.terms}
        </p>
      ) : null}
    </div>
  );
}

function AnswerFacts({ answer }: AnswerCardProps) {
  const t = useText();
  const format = useFormat();
  const isCard = answer.kind === 'worker';
  return (
    <Facts
      facts={[
        [t(isCard ? 'desk.card_holder' : 'desk.name'), answer.name ?? t('desk.not_registered')],
        ...(isCard ? [] : [['NPP', answer.npp ?? '–'] as const, ['NIB', answer.nib ?? '–'] as const]),
        [t('desk.paid_through'), answer.paidThrough === null ? '–' : format.month(answer.paidThrough)],
        [t('desk.valid_until'), answer.validUntil === null ? '–' : format.day(answer.validUntil)],
        ...(isCard ? [] : [[t('desk.workers_reported'), format.number(answer.workersReported)] as const]),
        [
          t('desk.application'),
          <span key="application" className="breakable">
            {answer.applicationNumber}
          </span>,
        ],
        [t('desk.purpose'), t(`desk.purpose.${answer.purpose}`)],
        [
          t('desk.permit_until'),
          answer.permitValidUntil === null ? t('desk.not_watched') : format.day(answer.permitValidUntil),
        ],
      ]}
    />
  );
}

/** What the application says otherwise than the books. */
function Differences({ answer }: AnswerCardProps) {
  const t = useText();
  const differs = answer.workersDiffer !== null && answer.workersDiffer !== 0;
  return (
    <>
      {answer.nameAgrees === false ? <Notice tone="warn">{t('desk.name_differs')}</Notice> : null}
      {answer.workersText === '' ? null : (
        <Notice tone={differs ? 'warn' : 'info'}>{answer.workersText}</Notice>
      )}
    </>
  );
}

/** Earlier checks of the same employer: the same application, or already used for another. */
function Earlier({ answer }: AnswerCardProps) {
  const t = useText();
  const format = useFormat();
  if (answer.earlier.length === 0) return null;
  return (
    <details
      className="desk-earlier"
      open={answer.earlier.some(({ isSamePaper, isSameApplication }) => isSamePaper && !isSameApplication)}
    >
      <summary>{t('desk.earlier', { n: answer.earlier.length })}</summary>
      <ul>
        {answer.earlier.map((one) => (
          <li key={one.reference}>
            <Link to="/izin/$reference" params={{ reference: one.reference }}>
              {one.reference}
            </Link>{' '}
            <Tag tone={statusTones[one.status]}>{t(`desk.status.${one.status}`)}</Tag>{' '}
            <span className="breakable">
              {t(
                one.isSameApplication
                  ? 'desk.earlier.same'
                  : one.isSamePaper
                    ? 'desk.earlier.used'
                    : 'desk.earlier.other',
                {
                  application: one.applicationNumber,
                  when: format.instant(one.checkedAt),
                },
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
