import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HandoverTab } from '#modules/sponsorship/core/index.ts';
import { DataTable } from '#platform/web/data-table.tsx';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { ChosenActs } from './chosen-acts.tsx';
import { type HandoverPerson, handoverApi } from './handover-api.ts';
import { useHandoverColumns } from './handover-columns.tsx';
import { TalkDialog } from './talk-dialog.tsx';

interface HandoverPeopleProps {
  readonly tab: HandoverTab;
  readonly within: string | undefined;
}

/** One work list of the hand-over, page by page, with what can be done about one or several. */
export function HandoverPeople({ tab, within }: HandoverPeopleProps) {
  const t = useText();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [spokenTo, setSpokenTo] = useState<string | null>(null);
  const query = useInfiniteQuery(
    handoverApi.people.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...{ tab, limit: 50 },
        ...(within ? { within } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
  );
  const columns = useHandoverColumns({ chosen, onChoose: setChosen, onTalk: setSpokenTo });
  return (
    <Section title={t(`handover.tab.${tab}`)}>
      <p className="soft handover-hint">{t(`handover.hint.${tab}`)}</p>
      <Loaded query={query}>
        {({ pages }) => {
          const people = pages.flatMap((page) => page.people);
          const today = pages[0]?.today ?? '';
          const talking = people.find(({ termId }) => termId === spokenTo);
          if (people.length === 0)
            return <Empty title={t(`handover.none.${tab}`)}>{t('handover.none.hint')}</Empty>;
          return (
            <>
              <ChosenActs people={people} chosen={chosen} onChoose={setChosen} />
              <DataTable
                caption={t(`handover.tab.${tab}`)}
                columns={columns}
                rows={people}
                rowKey={({ termId }: HandoverPerson) => termId}
              />
              <MoreRows query={query} />
              {talking ? (
                <TalkDialog person={talking} today={today} onClose={() => setSpokenTo(null)} />
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
