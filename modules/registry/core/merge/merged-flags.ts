import { flagsOf, type WorkerFacts } from '#modules/registry/core/life/index.ts';

/** What was noted of either record at its registration, with what the NIK says of birth and sex compared anew. */
export function mergedFlags(
  facts: WorkerFacts,
  records: readonly [WorkerFacts, WorkerFacts],
  today: string,
): string {
  const all = records.flatMap(({ flags }) => (flags ?? '').split(',')).filter((flag) => flag !== '');
  return flagsOf({ ...facts, flags: [...new Set(all)].join(',') }, today);
}
