import { useQuery } from '@tanstack/react-query';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';

const everyMilliseconds = 60_000;

/** How many requests are overdue, beside the menu's entry; nothing while none is. */
export function TasksBadge() {
  const t = useText();
  const format = useFormat();
  const { data } = useQuery({
    ...registryApi.requests.counts.queryOptions(),
    refetchInterval: everyMilliseconds,
  });
  const overdue = (data?.counts ?? []).reduce((sum, count) => sum + count.overdue, 0);
  if (overdue === 0) return null;
  return (
    <span className="nav-badge">
      <span aria-hidden="true">{format.number(overdue)}</span>
      <span className="visually-hidden">, {t('tasks.badge', { n: format.number(overdue) })}</span>
    </span>
  );
}
