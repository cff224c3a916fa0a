import { Button, Checkbox, Modal } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Empty, FailureNotice, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type CandidateList, candidatesApi, useListAct } from './candidates-api.ts';
import { withOrWithout } from './chosen-people.ts';
import { everyone, filterInput, type PickFilter, PickFilters } from './pick-filters.tsx';

/** So many go onto a list in one request. */
const mostAtOnce = 500;

interface PickDialogProps {
  readonly list: CandidateList;
  readonly onClose: () => void;
  readonly onSaid: (said: string) => void;
}

/** Residents of the village whom nobody protects: filtered, chosen, put on the list. */
export function PickDialog({ list, onClose, onSaid }: PickDialogProps) {
  const t = useText();
  const format = useFormat();
  const isPhone = useMediaQuery('(max-width: 680px)');
  const [filter, setFilter] = useState<PickFilter>(everyone);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const adding = useListAct(
    () => candidatesApi.add.call({ listId: list.listId, version: list.version, workerIds: [...chosen] }),
    ({ added }) => {
      onSaid(t('candidates.added', { count: format.number(added) }));
      onClose();
    },
  );
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      size="xl"
      fullScreen={isPhone ?? false}
      title={t('candidates.pick.title', { village: list.village.name })}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <div className="stack">
        <PickFilters list={list} filter={filter} onFilter={setFilter} />
        <Found list={list} filter={filter} chosen={chosen} onChosen={setChosen} />
        <div className="pick-foot">
          <FailureNotice error={adding.error} />
          {chosen.size > mostAtOnce ? (
            <p>{t('candidates.pick.most', { count: format.number(mostAtOnce) })}</p>
          ) : null}
          <div className="form-actions">
            <Button
              loading={adding.isPending}
              disabled={chosen.size === 0 || chosen.size > mostAtOnce}
              onClick={() => adding.mutate(undefined)}
            >
              {t('candidates.pick.add', { count: format.number(chosen.size) })}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('web.cancel')}
            </Button>
          </div>
        </div>
      </div>
    </Modal>
  );
}

interface FoundProps {
  readonly list: CandidateList;
  readonly filter: PickFilter;
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
}

function Found({ list, filter, chosen, onChosen }: FoundProps) {
  const t = useText();
  const format = useFormat();
  const [asked] = useDebouncedValue(filter, 300);
  const query = useInfiniteQuery({
    ...candidatesApi.unprotected.infiniteOptions({
      input: (cursor: string | undefined) => ({
        listId: list.listId,
        limit: 50,
        ...filterInput(asked),
        ...(cursor ? { cursor } : {}),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const workers = pages.flatMap((page) => page.workers);
        if (workers.length === 0)
          return <Empty title={t('candidates.pick.none')}>{t('candidates.pick.none.hint')}</Empty>;
        const ids = workers.map(({ workerId }) => workerId);
        const isWhole = ids.every((id) => chosen.has(id));
        return (
          <fieldset className="pick-people">
            <legend className="pick-legend">
              {t('candidates.pick.found', { count: format.number(pages[0]?.total ?? 0) })}
            </legend>
            <Checkbox
              label={t('candidates.pick.everyone', { count: format.number(ids.length) })}
              checked={isWhole}
              indeterminate={!isWhole && ids.some((id) => chosen.has(id))}
              onChange={(event) => onChosen(withOrWithout(chosen, ids, event.currentTarget.checked))}
            />
            <ul>
              {workers.map((worker) => (
                <li key={worker.workerId}>
                  <Checkbox
                    checked={chosen.has(worker.workerId)}
                    onChange={(event) =>
                      onChosen(withOrWithout(chosen, [worker.workerId], event.currentTarget.checked))
                    }
                    label={
                      <>
                        <span className="breakable">{worker.name}</span>
                        <span className="sub">
                          {[
                            worker.occupation || t(`candidate.group.${worker.occupationGroup}`),
                            format.day(worker.birthDate, 'short'),
                            worker.hamlet,
                            worker.paidThrough
                              ? t('candidates.pick.paid', {
                                  month: format.month(worker.paidThrough, 'short'),
                                })
                              : '',
                          ]
                            .filter(Boolean)
                            .join(' · ')}
                        </span>
                        <span className="sub code">{worker.nikMasked}</span>
                      </>
                    }
                  />
                </li>
              ))}
            </ul>
            <MoreRows query={query} />
          </fieldset>
        );
      }}
    </Loaded>
  );
}
