import type { Role } from '#platform/core/roles.ts';
import { readWorkerQuery, type WorkerQuery } from './worker-query.ts';

/** What the one box finds, in the order in which it is shown, and the roles that find it: those that may open its page. */
const members: readonly Role[] = ['government_office', 'agent_office', 'agent', 'employer', 'group'];
const seers: readonly Role[] = ['office_staff', 'office_supervisor', 'village', 'auditor'];
export const searchGroups = {
  workers: [...seers, ...members],
  organisations: [...seers, ...members, 'government', 'admin'],
  areas: [...seers, 'government', 'admin'],
} as const satisfies Record<string, readonly Role[]>;

export type SearchGroup = keyof typeof searchGroups;

/** True when the box shows this group to the role. */
export function findsGroup(role: Role, group: SearchGroup): boolean {
  const finders: readonly Role[] = searchGroups[group];
  return finders.includes(role);
}

/** What was typed into the one box, for all kinds of things at once. */
export interface BoxQuery {
  /** Null where nothing of it can be a worker. */
  readonly worker: Exclude<WorkerQuery, { kind: 'everyone' | 'too_short' | 'masked_nik' }> | null;
  /** Shaped as the number of an employer: NPP (6 to 12 signs) or NIB (13 digits). */
  readonly number: string | null;
  /** Words or numbers that an organisation or an area may be named by. */
  readonly text: string;
  /** What to say when nothing is found. */
  readonly hint: SearchHint | null;
}

export const searchHints = ['masked_nik', 'nik_length', 'nik_alone', 'too_short'] as const;
export type SearchHint = (typeof searchHints)[number];

const nothing = { worker: null, number: null, text: '', hint: null } as const;
/** Longer than any number of an organisation or an area, so part of a NIK or a phone: never looked up as text. */
const longNumber = /\d(?:[\s.\-_']?\d){13,}/;

/**
 * Reads the one box. A masked NIK is refused: several people may share one. A row of digits that is no number of ours says how
 * many it has, and a NIK among words asks to stand alone; nothing is looked up for either.
 */
export function readBoxQuery(text: string): BoxQuery {
  const typed = text.trim();
  const worker = readWorkerQuery(typed);
  const signs = typed.replace(/[\s.-]+/gu, '').toUpperCase();
  const number = /^(?=.*\d)(?:[A-Z0-9]{6,12}|\d{13})$/.test(signs) ? signs : null;
  switch (worker.kind) {
    case 'nik':
      return { ...nothing, worker };
    case 'kpj':
      return { ...nothing, worker, number };
    case 'name':
      return { ...nothing, worker, number, text: typed };
    case 'masked_nik':
      return { ...nothing, hint: 'masked_nik' };
    default:
      return readOther(typed, { signs, number });
  }
}

function readOther(typed: string, { signs, number }: { signs: string; number: string | null }): BoxQuery {
  if (longNumber.test(typed)) return { ...nothing, hint: /^\d+$/.test(signs) ? 'nik_length' : 'nik_alone' };
  if (signs.length < 2) return { ...nothing, hint: 'too_short' };
  return { ...nothing, number, text: typed };
}
