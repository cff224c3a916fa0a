import { TasksPage } from '#modules/registry/web/index.ts';
import { WaitingLists } from '#modules/sponsorship/web/index.ts';

/** The work list with the lists of candidates that wait for the same hands. */
export function TasksWithLists() {
  return <TasksPage more={<WaitingLists isTask />} />;
}
