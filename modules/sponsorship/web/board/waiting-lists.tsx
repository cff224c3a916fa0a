import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { checkApi } from '#modules/sponsorship/web/verification/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { WaitingActs } from './waiting-acts.tsx';
import { WaitingTable } from './waiting-table.tsx';

interface WaitingListsProps {
  /** Among other tasks: named by what waits, and nothing at all where nothing does. */
  readonly isTask?: boolean;
}

/** Lists that wait for the reader's hand: opened one by one, or approved and billed many at once. */
export function WaitingLists({ isTask = false }: WaitingListsProps) {
  const t = useText();
  const format = useFormat();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const query = useQuery(checkApi.waiting.queryOptions({ input: {} }));
  if (isTask && query.data?.total === 0) return null;
  return (
    <Section title={t(isTask ? 'board.waiting.task_title' : 'board.waiting')}>
      <Loaded query={query} lines={3}>
        {({ lists, total }) =>
          lists.length === 0 ? (
            <Empty title={t('board.waiting.none')}>{t('board.waiting.none.hint')}</Empty>
          ) : (
            <div className="stack">
              <WaitingActs lists={lists} chosen={chosen} onChosen={setChosen} />
              <WaitingTable lists={lists} chosen={chosen} onChosen={setChosen} />
              {total > lists.length ? (
                <p className="small soft">
                  {t('board.waiting.more', {
                    shown: format.number(lists.length),
                    total: format.number(total),
                  })}
                </p>
              ) : null}
            </div>
          )
        }
      </Loaded>
    </Section>
  );
}
