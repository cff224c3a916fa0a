import { Button, Checkbox, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Column } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Section } from '#platform/web/page.tsx';
import { Empty, FailureNotice, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type Candidate, type CandidateList, candidatesApi, useListAct } from './candidates-api.ts';
import { CandidatesTable } from './candidates-table.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import { withOrWithout } from './chosen-people.ts';

const choices = ['payable', 'reserve', 'remark', 'accepted', 'rejected'] as const;
type Choice = (typeof choices)[number] | null;

/** The people of a list: filtered, chosen, taken off, moved, while it may still be filled. */
export function CandidatePeople({ list }: { readonly list: CandidateList }) {
  const t = useText();
  const [choice, setChoice] = useState<Choice>(null);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 300);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const query = usePeople(list, choice, search);
  const moving = useListAct((workerId: string) =>
    candidatesApi.order.call({ listId: list.listId, version: list.version, workerId, place: 1 }),
  );
  const columns = usePersonColumns(list, {
    chosen,
    setChosen,
    onFirst: moving.mutate,
    isBusy: moving.isPending,
  });
  return (
    <Section title={t('candidates.people')}>
      <div className="stack">
        {list.counts.all > 0 ? <ChoiceChips list={list} choice={choice} onChoice={setChoice} /> : null}
        {list.counts.all > 10 ? (
          <TextInput
            data-search
            type="search"
            className="candidates-search"
            label={t('candidates.search')}
            autoComplete="off"
            maxLength={100}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        ) : null}
        <FailureNotice error={moving.error} />
        {list.mayFill && chosen.size > 0 ? (
          <ChosenBar list={list} chosen={[...chosen]} onDone={() => setChosen(new Set())} />
        ) : null}
        <Loaded query={query}>
          {({ pages }) => {
            const candidates = pages.flatMap((page) => page.candidates);
            if (candidates.length === 0)
              return (
                <Empty title={t(list.counts.all === 0 ? 'candidates.none' : 'candidates.none_so')}>
                  {list.mayFill && list.counts.all === 0 ? t('candidates.none.hint') : null}
                </Empty>
              );
            return (
              <>
                {list.mayFill ? (
                  <ChooseShown candidates={candidates} chosen={chosen} onChosen={setChosen} />
                ) : null}
                <CandidatesTable list={list} candidates={candidates} {...columns} />
                <MoreRows query={query} />
              </>
            );
          }}
        </Loaded>
      </div>
    </Section>
  );
}

function usePeople({ listId }: CandidateList, choice: Choice, search: string) {
  return useInfiniteQuery({
    ...candidatesApi.people.infiniteOptions({
      input: (cursor: string | undefined) => ({
        listId,
        limit: 50,
        ...(choice ? { choice } : {}),
        ...(search ? { search } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
}

interface ChoiceChipsProps {
  readonly list: CandidateList;
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
}

function ChoiceChips({ list: { counts }, choice, onChoice }: ChoiceChipsProps) {
  const t = useText();
  const format = useFormat();
  const numbers = {
    payable: counts.payable,
    reserve: counts.reserve,
    remark: counts.faulty + counts.warning,
    accepted: counts.accepted,
    rejected: counts.rejected + counts.faulty,
  } as const;
  const shown = choices.filter((one) => numbers[one] > 0);
  return (
    <fieldset className="chips candidates-choices">
      <legend className="visually-hidden">{t('candidates.choices')}</legend>
      {[null, ...shown].map((one) => (
        <button
          key={one ?? 'all'}
          type="button"
          className="chip"
          aria-pressed={choice === one}
          onClick={() => onChoice(one)}
        >
          {t(`candidates.choice.${one ?? 'all'}`)}{' '}
          <strong>{format.number(one ? numbers[one] : counts.all)}</strong>
        </button>
      ))}
    </fieldset>
  );
}

interface ChooseShownProps {
  readonly candidates: readonly Candidate[];
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
}

function ChooseShown({ candidates, chosen, onChosen }: ChooseShownProps) {
  const t = useText();
  const format = useFormat();
  const ids = candidates.map(({ workerId }) => workerId);
  const isWhole = ids.every((id) => chosen.has(id));
  return (
    <Checkbox
      label={t('candidates.pick.everyone', { count: format.number(ids.length) })}
      checked={isWhole}
      indeterminate={!isWhole && ids.some((id) => chosen.has(id))}
      onChange={(event) => onChosen(withOrWithout(chosen, ids, event.currentTarget.checked))}
    />
  );
}

interface Handling {
  readonly chosen: ReadonlySet<string>;
  readonly setChosen: (chosen: ReadonlySet<string>) => void;
  readonly onFirst: (workerId: string) => void;
  readonly isBusy: boolean;
}

/** A box to choose with, and for those who wait a way to the front. */
function usePersonColumns(list: CandidateList, { chosen, setChosen, onFirst, isBusy }: Handling) {
  const t = useText();
  if (!list.mayFill) return {};
  const choosing: Column<Candidate> = {
    id: 'choose',
    header: t('candidates.choose'),
    cell: ({ workerId, name }) => (
      <Checkbox
        aria-label={t('candidates.choose_one', { name })}
        checked={chosen.has(workerId)}
        onChange={(event) => setChosen(withOrWithout(chosen, [workerId], event.currentTarget.checked))}
      />
    ),
  };
  const moving: Column<Candidate> = {
    id: 'move',
    header: t('candidates.turn'),
    cell: ({ workerId, name, isReserve }) =>
      isReserve ? (
        <Button
          size="xs"
          variant="default"
          disabled={isBusy}
          aria-label={t('candidates.first_one', { name })}
          onClick={() => onFirst(workerId)}
        >
          {t('candidates.first')}
        </Button>
      ) : null,
  };
  return { before: [choosing], ...(list.counts.reserve > 0 ? { behind: [moving] } : {}) };
}
