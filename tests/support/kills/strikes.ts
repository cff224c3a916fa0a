/** What a strike ends with SIGKILL: the server process, one process of the database (all of them restart), or the database as a whole. */
export type Victim = 'process' | 'backend' | 'database';
export type KilledTask = 'bills' | 'import' | 'pay';

/** A moment that follows from a statement: just before it, once it is on its way, or as soon as it is answered. */
export interface NamedPoint {
  readonly statement: string;
  readonly when: 'before' | 'sent' | 'answered';
}

/** One kill: at a named point the n-th time it is met, or after some milliseconds. */
export interface Strike {
  readonly victim: Victim;
  readonly at: { readonly point: NamedPoint; readonly nth: number } | { readonly afterMilliseconds: number };
}

/** Before anything is written, half way, on the way to COMMIT, and after it before anybody is told. */
const around = (statement: string): readonly NamedPoint[] => [
  { statement, when: 'sent' },
  { statement, when: 'answered' },
];
const committing: readonly NamedPoint[] = [{ statement: '^commit', when: 'before' }, ...around('^commit')];

export const namedPoints: Readonly<Record<KilledTask, readonly NamedPoint[]>> = {
  bills: [...around('begin_bill_run'), ...around('step_bill_run'), ...committing],
  import: [
    ...around('import_statement|insert into platform.files'),
    ...around('read_statement'),
    ...around('add_statement_lines'),
    ...around('post_statement'),
    ...around('audit_entries'),
    ...committing,
  ],
  pay: [
    ...around('insert into platform.idempotency_keys'),
    ...around('record_at_counter'),
    ...around('audit_entries'),
    ...around('update platform.idempotency_keys'),
    ...committing,
  ],
};

/** How a strike is counted: `commit answered`, `random`. */
export function nameOfStrike({ at }: Strike): string {
  return 'point' in at ? `${at.point.statement.replace('^', '')} ${at.point.when}` : 'random';
}

/** Numbers in [0, 1) that follow from a seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
