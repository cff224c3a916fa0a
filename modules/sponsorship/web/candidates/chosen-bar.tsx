import { Button, NativeSelect } from '@mantine/core';
import { useFormat } from '#platform/web/format.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type CandidateList, candidatesApi, useCategoryName, useListAct } from './candidates-api.ts';

interface ChosenBarProps {
  readonly list: CandidateList;
  readonly chosen: readonly string[];
  readonly onDone: () => void;
}

/** What can be done with the people chosen: taken off, or given a category. */
export function ChosenBar({ list, chosen, onDone }: ChosenBarProps) {
  const t = useText();
  const format = useFormat();
  const categoryName = useCategoryName(list);
  const edit = { listId: list.listId, version: list.version, workerIds: [...chosen] };
  const dropping = useListAct(() => candidatesApi.drop.call(edit), onDone);
  const naming = useListAct(
    (categoryCode: string) => candidatesApi.nameCategory.call({ ...edit, categoryCode }),
    onDone,
  );
  return (
    <section className="chosen-bar" aria-label={t('candidates.chosen')}>
      <strong aria-live="polite">
        {t('candidates.chosen.count', { count: format.number(chosen.length) })}
      </strong>
      {list.programme.categories.length > 0 ? (
        <NativeSelect
          aria-label={t('candidates.category')}
          value=""
          onChange={(event) => {
            if (event.currentTarget.value) naming.mutate(event.currentTarget.value);
          }}
          data={[
            { value: '', label: t('candidates.category.name') },
            ...list.programme.categories.map(({ code }) => ({ value: code, label: categoryName(code) })),
          ]}
        />
      ) : null}
      <Button variant="default" loading={dropping.isPending} onClick={() => dropping.mutate(undefined)}>
        {t('candidates.drop')}
      </Button>
      <Button variant="subtle" onClick={onDone}>
        {t('candidates.unchoose')}
      </Button>
      <FailureNotice error={dropping.error ?? naming.error} />
    </section>
  );
}
