/** Does one piece of work after the other; `waiting` pieces may stand in line, one more is refused with `busy`. */
export type Line = <Result>(
  work: () => Promise<Result>,
  limit: { readonly waiting: number; readonly busy: () => Error },
) => Promise<Result>;

/** A line in which one piece of work is done at a time: the memory of two would add up. */
export function oneAtATime(): Line {
  const queue: (() => void)[] = [];
  let isWorking = false;
  return async (work, { waiting, busy }) => {
    if (isWorking) {
      if (queue.length >= waiting) throw busy();
      await new Promise<void>((resolve) => queue.push(resolve));
    }
    isWorking = true;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next === undefined) isWorking = false;
      else next();
    }
  };
}
