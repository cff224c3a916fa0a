import { Button, Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { daysUntil } from '#modules/sponsorship/core/index.ts';
import type { Column } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Tag, type Tone } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount, useVisitor } from '#platform/web/visitor.ts';
import { type HandoverPerson, handoverKeepers, workerReaders } from './handover-api.ts';
import { spacedCode } from './message.ts';

interface Handling {
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly onTalk: (termId: string) => void;
}

/** What the list tells of each worker; acts only for those who may. */
export function useHandoverColumns({
  chosen,
  onChoose,
  onTalk,
}: Handling): readonly Column<HandoverPerson>[] {
  const t = useText();
  const format = useFormat();
  const { role } = useAccount();
  const mayAct = handoverKeepers.includes(role);
  const toggle = (termId: string) => {
    const next = new Set(chosen);
    if (!next.delete(termId)) next.add(termId);
    onChoose(next);
  };
  const columns: Column<HandoverPerson>[] = [
    {
      id: 'name',
      header: t('handover.worker'),
      naming: true,
      sortBy: ({ name }) => name,
      cell: (person) => <PersonCell person={person} isChosen={chosen.has(person.termId)} onToggle={toggle} />,
    },
    {
      id: 'ends',
      header: t('handover.ends'),
      short: true,
      sortBy: ({ endsOn }) => endsOn,
      cell: (person) => <EndCell person={person} />,
    },
    {
      id: 'code',
      header: t('handover.code'),
      cell: ({ bill }) =>
        bill ? (
          <div>
            <span className="code">{spacedCode(bill.code)}</span>
            <span className="handover-sub">
              {format.idr(bill.amountIdr)} · {format.month(bill.month, 'short')}
            </span>
          </div>
        ) : (
          '–'
        ),
    },
    { id: 'state', header: t('handover.state'), cell: (person) => <StateCell person={person} /> },
  ];
  if (role !== 'village')
    columns.splice(1, 0, {
      id: 'village',
      header: t('handover.village'),
      sortBy: ({ villageName }) => villageName,
      cell: (person) => (
        <div>
          {person.villageName}
          <span className="handover-sub">{person.agent?.name ?? t('handover.no_agent')}</span>
        </div>
      ),
    });
  if (mayAct)
    columns.push({
      id: 'act',
      header: t('handover.act'),
      wide: true,
      cell: (person) => (
        <Button
          variant="default"
          size="xs"
          onClick={() => onTalk(person.termId)}
          aria-label={t('handover.talk.of', { name: person.name })}
        >
          {t('handover.talk')}
        </Button>
      ),
    });
  return columns;
}

interface PersonCellProps {
  readonly person: HandoverPerson;
  readonly isChosen: boolean;
  readonly onToggle: (termId: string) => void;
}

function PersonCell({ person, isChosen, onToggle }: PersonCellProps) {
  const t = useText();
  const { role } = useAccount();
  const { workerId, termId, name, nikMasked, occupation, hamlet } = person;
  return (
    <div className="handover-person">
      <Checkbox
        checked={isChosen}
        onChange={() => onToggle(termId)}
        aria-label={t('handover.choose', { name })}
      />
      <div>
        {workerReaders.includes(role) ? (
          <Link to="/pekerja/$workerId" params={{ workerId }}>
            {name}
          </Link>
        ) : (
          name
        )}
        <span className="sub code">{nikMasked}</span>
        <span className="sub">{[occupation, hamlet].filter((part) => part !== '').join(' · ')}</span>
      </div>
    </div>
  );
}

function EndCell({ person: { endsOn } }: { readonly person: HandoverPerson }) {
  const t = useText();
  const format = useFormat();
  const { today } = useVisitor();
  const days = daysUntil(today, endsOn);
  const words = days >= 0 ? t('handover.days_left', { days }) : t('handover.days_over', { days: -days });
  return (
    <div>
      {format.day(endsOn, 'short')}
      <span className={days <= 14 ? 'handover-sub handover-soon' : 'handover-sub'}>{words}</span>
    </div>
  );
}

const outcomeTones = {
  continues: 'good',
  refuses: 'bad',
  wage_earner: 'calm',
  moved: 'plain',
  died: 'plain',
  not_reached: 'warn',
  sponsored_again: 'calm',
} as const satisfies Record<Exclude<HandoverPerson['outcome'], ''>, Tone>;

/** What is known of his answer: paid himself, sponsored on, said something, spoken to, or nothing yet. */
function StateCell({ person }: { readonly person: HandoverPerson }) {
  const t = useText();
  const format = useFormat();
  const { outcome, outcomeReason, contactedOn, ownMonths, nextTermFrom } = person;
  return (
    <div className="handover-state">
      {ownMonths > 0 ? <Tag tone="good">{t('handover.pays', { months: ownMonths })}</Tag> : null}
      {nextTermFrom ? (
        <Tag tone="calm">{t('handover.next_term', { month: format.month(nextTermFrom, 'short') })}</Tag>
      ) : null}
      {outcome === '' ? null : <Tag tone={outcomeTones[outcome]}>{t(`handover.outcome.${outcome}`)}</Tag>}
      <span className="handover-sub">
        {contactedOn
          ? t('handover.contacted', { day: format.day(contactedOn, 'short') })
          : t('handover.not_contacted')}
      </span>
      {outcomeReason ? <span className="handover-sub">{outcomeReason}</span> : null}
    </div>
  );
}
