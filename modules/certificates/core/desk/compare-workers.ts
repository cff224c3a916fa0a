/** Workers as a permit states them, as the employer reports them to us, and as he stated them before. */
export interface WorkerNumbers {
  readonly reported: number;
  /** Null: the application states none. */
  readonly stated: number | null;
  /** Stated at earlier checks, latest first. */
  readonly statedBefore: readonly number[];
}

/** What the numbers say: which sentence (`desk.workers.<said>`) and by how many. */
interface WorkersFinding {
  readonly said: 'fewer' | 'more' | 'same' | 'none_reported';
  readonly differ: number;
  /** The greatest earlier number, where more were stated then than now. */
  readonly wasStated: number | null;
}

/** Sets the numbers beside each other; null: none was stated, so there is nothing to say. */
export function compareWorkers({ reported, stated, statedBefore }: WorkerNumbers): WorkersFinding | null {
  if (stated === null) return null;
  const before = Math.max(0, ...statedBefore);
  return {
    said: saidOf(reported, stated),
    differ: reported - stated,
    wasStated: before > stated ? before : null,
  };
}

function saidOf(reported: number, stated: number): WorkersFinding['said'] {
  if (reported === stated) return 'same';
  if (reported === 0) return 'none_reported';
  return reported < stated ? 'fewer' : 'more';
}
