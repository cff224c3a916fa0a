import { useCallback, useRef, useState } from 'react';
import { useLanguage } from '#platform/web/text.ts';
import type { Asked } from './judging/asked.ts';
import { check } from './judging/check.ts';
import type { Checked } from './judging/join-words.ts';

/** One check of this visit; none is kept anywhere but here. */
export interface Done {
  readonly id: number;
  readonly checked: Checked;
  /** When it was done, RFC 3339. */
  readonly doneAt: string;
  /** The file it came from. */
  readonly from: string | null;
}

const mostKept = 50;

export interface Checks {
  /** The one whose outcome stands on the screen; null as soon as something else is looked at. */
  readonly shown: Done | null;
  /** All others, newest first. */
  readonly earlier: readonly Done[];
  readonly count: number;
  readonly isBusy: boolean;
  /** Checks what was read or typed; `from` names the file. */
  readonly run: (asked: Asked, from?: string) => Promise<void>;
  /** Takes the outcome off the screen: what comes next must not be read by it. */
  readonly begin: () => void;
  readonly clear: () => void;
}

/** The checks of this visit, in memory alone: who closes the page leaves nothing behind. */
export function useChecks(): Checks {
  const language = useLanguage();
  const [done, setDone] = useState<readonly Done[]>([]);
  const [shownId, setShownId] = useState<number | null>(null);
  const [running, setRunning] = useState(0);
  const ids = useRef(0);
  const run = useCallback(
    async (asked: Asked, from?: string) => {
      setRunning((count) => count + 1);
      setShownId(null);
      try {
        const checked = await check(asked, language);
        ids.current += 1;
        const one = { id: ids.current, checked, doneAt: new Date().toISOString(), from: from ?? null };
        setDone((before) => [one, ...before].slice(0, mostKept));
        setShownId(one.id);
      } finally {
        setRunning((count) => count - 1);
      }
    },
    [language],
  );
  return {
    shown: done.find(({ id }) => id === shownId) ?? null,
    earlier: done.filter(({ id }) => id !== shownId),
    count: done.length,
    isBusy: running > 0,
    run,
    begin: useCallback(() => setShownId(null), []),
    clear: () => setDone((before) => before.filter(({ id }) => id === shownId)),
  };
}
