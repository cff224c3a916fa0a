import { z } from 'zod';
import { keptSchema } from '#modules/registry/api/index.ts';
import { recallHere, rememberHere } from '#platform/web/browser-memory.ts';

export type Kept = z.infer<typeof keptSchema>;

const name = 'recent';
const mostRecent = 8;
const storedSchema = z.object({ account: z.string(), kept: z.array(keptSchema) });

/** What this account opened last in this browser, the latest first: ids and names, no numbers. */
export function recentOf(account: string): readonly Kept[] {
  const stored = storedSchema.safeParse(recallHere(name));
  return stored.success && stored.data.account === account ? stored.data.kept : [];
}

/** Puts what was opened before the others; another account's are let go. */
export function rememberOpened(account: string, { kind, subject, name: label, place }: Kept): void {
  const others = recentOf(account).filter((one) => one.subject !== subject);
  const kept = [{ kind, subject, name: label, place }, ...others].slice(0, mostRecent);
  rememberHere(name, { account, kept });
}

export function forgetRecent(account: string): void {
  rememberHere(name, { account, kept: [] });
}
