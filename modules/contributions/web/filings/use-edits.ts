import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { recallHere, rememberHere } from '#platform/web/browser-memory.ts';
import { failureOf } from '#platform/web/failure.ts';
import { useText } from '#platform/web/text.ts';
import { type Filing, type FilingLine, filingsApi, lineKey } from './filings-api.ts';

const editSchema = z.object({
  workerId: z.string(),
  membershipId: z.string(),
  correctsMonth: z.string().nullable(),
  /** Digits of the wage, or what was typed where it is none. */
  typed: z.string(),
  /** The wage as it stood when he was edited, for the live totals. */
  savedIdr: z.string(),
});
const editsSchema = z.record(z.string(), editSchema);

export type WageEdit = z.infer<typeof editSchema>;
export type WageEdits = Readonly<Record<string, WageEdit>>;

/** How long typing rests before what was typed is sent. */
const restMs = 1_200;

export function isWage(typed: string): boolean {
  return /^\d{1,15}$/.test(typed) && BigInt(typed) > 0n;
}

/**
 * Wages typed and not yet saved: kept in this browser at once, sent when typing rests, against the version that was looked at. Where somebody else was first,
 * the latest is loaded, what was typed stays, and nothing is sent until its writer says so.
 */
export function useEdits(filing: Filing) {
  const t = useText();
  const queries = useQueryClient();
  const memory = `filing.${filing.filingId}`;
  const [edits, setEdits] = useState<WageEdits>(() => editsSchema.safeParse(recallHere(memory)).data ?? {});
  const [isMeanwhile, setMeanwhile] = useState(false);
  const latest = useRef(edits);
  latest.current = edits;
  useEffect(() => rememberHere(memory, edits), [memory, edits]);

  const save = useMutation({
    mutationFn: (sent: WageEdits) =>
      filingsApi.filings.change.call({
        filingId: filing.filingId,
        version: filing.version,
        edits: Object.values(sent).map(({ typed, savedIdr: _, ...edit }) => ({ ...edit, wageIdr: typed })),
      }),
    onSuccess: async (saved, sent) => {
      setMeanwhile(false);
      // Lines first, so that no field falls back to its old wage for a moment.
      queries.setQueryData(showKey(filing.filingId), saved);
      await queries.invalidateQueries({ queryKey: filingsApi.filings.lines.key() });
      setEdits((now) => withoutSent(now, sent));
    },
    onError: async (error) => {
      if (failureOf(error, t).code !== 'filing.changed_meanwhile') return;
      setMeanwhile(true);
      await queries.invalidateQueries({ queryKey: filingsApi.filings.key() });
    },
  });
  const { mutate, isPending, isError } = save;
  const send = () => {
    const ready = Object.fromEntries(Object.entries(latest.current).filter(([, { typed }]) => isWage(typed)));
    if (Object.keys(ready).length > 0) mutate(ready);
  };
  const sending = useRef(send);
  sending.current = send;
  useEffect(() => {
    if (isPending || isError || Object.values(edits).every(({ typed }) => !isWage(typed))) return;
    const timer = setTimeout(() => sending.current(), restMs);
    return () => clearTimeout(timer);
  }, [edits, isPending, isError]);

  const type = (line: FilingLine, typed: string) =>
    setEdits((now) => {
      const { [lineKey(line)]: before, ...others } = now;
      if (typed === line.wageIdr) return others;
      const { workerId, membershipId, correctsMonth } = line;
      const savedIdr = before?.savedIdr ?? line.wageIdr;
      return { ...others, [lineKey(line)]: { workerId, membershipId, correctsMonth, typed, savedIdr } };
    });
  return { edits, type, send, save, isMeanwhile };
}

/** What was sent is no longer unsaved, unless it was typed over meanwhile. */
function withoutSent(now: WageEdits, sent: WageEdits): WageEdits {
  return Object.fromEntries(Object.entries(now).filter(([key, { typed }]) => sent[key]?.typed !== typed));
}

export function showKey(filingId: string) {
  return filingsApi.filings.show.queryKey({ input: { filingId } });
}
