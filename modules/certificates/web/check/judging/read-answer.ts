import { readReason } from '#modules/certificates/core/index.ts';
import type { ServerAnswer } from './ask-server.ts';
import { dayBefore, type SubjectShown } from './subject.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The server's answer as this page shows it; null where it is no answer of ours. */
export function readAnswer(body: unknown): ServerAnswer | null {
  const fields = fieldsOf(body);
  const outcome = fields && outcomeIn(fields.outcome);
  const reason = fields && readReason(fields.reason);
  if (!fields || !outcome || !reason || typeof fields.asOf !== 'string') return null;
  const subject = subjectIn(fields);
  return { outcome, reason, asOf: fields.asOf, subject, wayOut: textIn(fields.wayOut) };
}

function outcomeIn(value: unknown): ServerAnswer['outcome'] | null {
  return value === 'VALID' || value === 'NOT_VALID' || value === 'CANNOT_CONFIRM' ? value : null;
}

function subjectIn(answer: Fields): SubjectShown | null {
  const [employer, card] = [fieldsOf(answer.employer), fieldsOf(answer.card)];
  if (employer) return employerIn(employer);
  return card ? cardIn(card) : null;
}

function employerIn(fields: Fields): SubjectShown | null {
  const [name, npp] = [textIn(fields.name), textIn(fields.npp)];
  if (name === null || npp === null) return null;
  return {
    kind: 'employer',
    number: textIn(fields.number) ?? '',
    name,
    npp,
    nib: textIn(fields.nib),
    area: textIn(fields.areaName) ?? textIn(fields.areaCode) ?? '',
    programmes: textsIn(fields.programmes),
    workersReported: typeof fields.workersReported === 'number' ? fields.workersReported : 0,
    paidThrough: textIn(fields.paidThrough),
    registeredSince: textIn(fields.registeredSince),
    validThrough: textIn(fields.expires),
  };
}

/** A card says the day on which it ends; the last day it is valid is the one before. */
function cardIn(fields: Fields): SubjectShown | null {
  const [name, kpj, expires] = [textIn(fields.name), textIn(fields.kpj), textIn(fields.expires)];
  if (name === null || kpj === null) return null;
  const validThrough = expires === null ? null : dayBefore(expires);
  return {
    kind: 'worker',
    name,
    kpj,
    programmes: textsIn(fields.programmes),
    paidThrough: textIn(fields.paidThrough),
    validThrough,
  };
}

function fieldsOf(value: unknown): Fields | null {
  return isFields(value) ? value : null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
