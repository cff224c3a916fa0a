import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Role } from '#platform/core/roles.ts';
import { Section } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { overviewsApi } from './api.ts';
import { MonthList } from './month-list.tsx';
import { ProtectionAnswer } from './protection-answer.tsx';
import { ProtectionCalendar } from './protection-calendar.tsx';
import { ProtectionQuestion } from './protection-question.tsx';

const readers: readonly Role[] = [
  'office_staff',
  'office_supervisor',
  'village',
  'government_office',
  'agent_office',
  'agent',
  'employer',
  'group',
  'worker',
  'auditor',
];

/** A worker's contributions: where he stands, the calendar, any day asked about, and every month. */
export function WorkerContributions({ workerId }: { readonly workerId: string }) {
  const t = useText();
  const { role } = useAccount();
  const query = useQuery({
    ...overviewsApi.worker.queryOptions({ input: { workerId } }),
    enabled: readers.includes(role),
    staleTime: 60_000,
  });
  if (!readers.includes(role)) return null;
  const isOwn = role === 'worker';
  return (
    <Section
      title={t(isOwn ? 'overviews.own' : 'overviews.worker')}
      aside={
        <Button
          component="a"
          variant="default"
          size="xs"
          href={`/api/v1/workers/${workerId}/contributions/statement`}
          download
        >
          {t('overviews.statement.print')}
        </Button>
      }
    >
      <Loaded query={query}>
        {({ standing, calendar, months, today, isWhole }) => (
          <div className="stack">
            <ProtectionAnswer answer={standing} isOwn={isOwn} />
            {isWhole ? null : <p className="small soft">{t('overviews.part_only')}</p>}
            <div className="stack-tight">
              <h3>{t('overviews.calendar')}</h3>
              <ProtectionCalendar years={calendar} />
            </div>
            <div className="stack-tight">
              <h3>{t('overviews.question.title')}</h3>
              <ProtectionQuestion workerId={workerId} today={today} isOwn={isOwn} />
            </div>
            <div className="stack-tight">
              <h3>{t('overviews.months')}</h3>
              <MonthList months={months} isOwn={isOwn} />
            </div>
          </div>
        )}
      </Loaded>
    </Section>
  );
}
