import { Link, useSearch } from '@tanstack/react-router';
import { villageStages } from '#modules/sponsorship/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import type { BoardVillage } from './board-api.ts';

export const stageFilters = ['all', 'lags', ...villageStages] as const;
export type StageFilter = (typeof stageFilters)[number];

/** Villages that a filter lets through. */
export function villagesOf(villages: readonly BoardVillage[], filter: StageFilter): readonly BoardVillage[] {
  if (filter === 'all') return villages;
  return villages.filter((village) => (filter === 'lags' ? village.lags : village.stage === filter));
}

interface StageFilterChipsProps {
  readonly villages: readonly BoardVillage[];
  readonly shown: StageFilter;
}

/** Each stage with how many villages stand there: a chip is the way to them. */
export function StageFilterChips({ villages, shown }: StageFilterChipsProps) {
  const t = useText();
  const format = useFormat();
  const { program } = useSearch({ from: '/bantuan' });
  return (
    <nav className="chips" aria-label={t('board.stages')}>
      {stageFilters.map((filter) => {
        const count = villagesOf(villages, filter).length;
        if (count === 0 && filter !== 'all' && filter !== shown) return null;
        return (
          <Link
            key={filter}
            to="/bantuan"
            search={{ program, tahap: filter === 'all' ? undefined : filter }}
            className="chip chip-link"
            aria-current={filter === shown ? 'page' : undefined}
          >
            {t(`board.stage.${filter}`)} <strong>{format.number(count)}</strong>
          </Link>
        );
      })}
    </nav>
  );
}
