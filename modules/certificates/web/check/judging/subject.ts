import type { TextClaims } from '#modules/certificates/core/index.ts';

/** Whose certificate it is, as the screen shows it. */
export interface EmployerShown {
  readonly kind: 'employer';
  readonly number: string;
  readonly name: string;
  readonly npp: string;
  readonly nib: string | null;
  /** Its name where the server was asked, its code otherwise. */
  readonly area: string;
  readonly programmes: readonly string[];
  readonly workersReported: number;
  readonly paidThrough: string | null;
  readonly registeredSince: string | null;
  /** The last day it is valid, `YYYY-MM-DD`. */
  readonly validThrough: string | null;
}

/** Whose card it is: never more of a person than the card itself shows. */
export interface CardShown {
  readonly kind: 'worker';
  readonly name: string;
  readonly kpj: string;
  readonly programmes: readonly string[];
  readonly paidThrough: string | null;
  readonly validThrough: string | null;
}

export type SubjectShown = EmployerShown | CardShown;

/** Of a text whose signature holds: what stands in it. */
export function subjectOfClaims({ subject, expiresAt }: TextClaims): SubjectShown {
  const validThrough = dayInBali(expiresAt - 1);
  if (subject.kind === 'employer') return { ...subject, area: subject.areaCode, validThrough };
  const { kind, name, kpj, programmes, paidThrough } = subject;
  return { kind, name, kpj, programmes, paidThrough, validThrough };
}

/** The day of an instant (seconds since 1970) on the calendar of Bali, eight hours before UTC. */
export function dayInBali(seconds: number): string {
  return new Date((seconds + 8 * 3_600) * 1_000).toISOString().slice(0, 10);
}

/** The day before, `2026-03-01` -> `2026-02-28`. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
