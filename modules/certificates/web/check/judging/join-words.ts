import type { ServerAnswer } from './ask-server.ts';
import type { VerdictHere } from './judge-here.ts';
import type { Judgement } from './judgement.ts';
import { type SubjectShown, subjectOfClaims } from './subject.ts';

/** Something that must be said beside an outcome. */
export type Remark =
  /** This device finds it false, the server does not: the device's word stands. */
  | 'here_against'
  /** The server knows more against it than the list on this device. */
  | 'server_against'
  /** The server answered, but this device could not make sure of it by itself. */
  | 'server_alone'
  /** The server did not answer for now, and says why. */
  | 'server_busy';

/** A check as the screen shows it. */
export interface Checked {
  readonly outcome: Judgement['outcome'];
  /** A reason of the catalogue, or that a code cannot be checked without network. */
  readonly reason: Judgement['reason'] | 'network.needed';
  readonly subject: SubjectShown | null;
  /** Who says so: the server today, or what this device holds. */
  readonly by: 'server' | 'device';
  /** Of the server: when it answered. Of the device: when its status list was signed. RFC 3339. */
  readonly asOf: string | null;
  readonly remark: Remark | null;
  /** Of the server, in its own words: why it does not answer. */
  readonly serverWords: string | null;
}

/**
 * One outcome of two: where both speak and differ, the worse one stands and it is said. That the device cannot confirm is no
 * word against the server, which knows what is true today.
 */
export function joinWords(server: ServerAnswer, here: VerdictHere | null): Checked {
  const subject = server.subject ?? (here?.claims ? subjectOfClaims(here.claims) : null);
  const byServer: Checked = {
    outcome: server.outcome,
    reason: server.reason,
    subject,
    by: 'server',
    asOf: server.asOf,
    remark: null,
    serverWords: null,
  };
  if (here === null || here.outcome === server.outcome) return byServer;
  if (server.outcome === 'NOT_VALID')
    return { ...byServer, remark: here.outcome === 'VALID' ? 'server_against' : null };
  if (here.outcome === 'NOT_VALID')
    return { ...byServer, outcome: here.outcome, reason: here.reason, remark: 'here_against' };
  return here.outcome === 'CANNOT_CONFIRM' ? { ...byServer, remark: 'server_alone' } : byServer;
}

/** The device's word alone: no network, or a server that does not answer. */
export function wordOfDevice(here: VerdictHere, serverWords: string | null = null): Checked {
  return {
    outcome: here.outcome,
    reason: here.reason,
    subject: here.claims && subjectOfClaims(here.claims),
    by: 'device',
    asOf: here.listIssuedAt === null ? null : new Date(here.listIssuedAt * 1_000).toISOString(),
    remark: serverWords === null ? null : 'server_busy',
    serverWords,
  };
}
