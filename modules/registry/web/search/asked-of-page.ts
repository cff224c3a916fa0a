import { useSyncExternalStore } from 'react';
import type { segments } from '#modules/registry/api/index.ts';

/** What the page of workers was asked. */
export interface Asked {
  readonly query: string;
  readonly segment: (typeof segments)[number] | null;
}

interface Held {
  readonly asked: Asked | null;
  /** How often another part of the page has asked in its place. */
  readonly turn: number;
}

// In memory only: a NIK never stands in an address or in the browser's storage.
let held: Held = { asked: null, turn: 0 };
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What was asked last; the page begins anew with each turn. */
export function useLastAsked(): Held {
  return useSyncExternalStore(subscribe, () => held);
}

/** The page notes what it was asked, to show it again when one comes back. */
export function noteAsked(asked: Asked): void {
  held = { ...held, asked };
}

/** Lets the page of workers ask this, wherever it stands. */
export function askWorkersPage(query: string): void {
  held = { asked: { query, segment: null }, turn: held.turn + 1 };
  for (const listener of listeners) listener();
}
