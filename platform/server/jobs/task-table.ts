/** What a task is told about its own run. */
export interface TaskRun {
  /** 1 for the first try. */
  readonly attempt: number;
  readonly isLastAttempt: boolean;
  /** Aborted when the server stops: long tasks end at the next safe point and are taken up again. */
  readonly signal: AbortSignal;
}

/** A job of the queue. Its payload holds ids, counts and codes, never people; it is checked by the task. */
export type Task = (payload: unknown, run: TaskRun) => Promise<void>;

/** The tasks of a module, as data: `{ 'registry.read-list': readList } satisfies TaskTable`. */
export type TaskTable = Readonly<Record<string, Task>>;

/** Work that comes by itself: every so many seconds, or at a time of day (crontab, UTC). */
export type PeriodicTask =
  | { readonly task: string; readonly everySeconds: number }
  | { readonly task: string; readonly at: string };
