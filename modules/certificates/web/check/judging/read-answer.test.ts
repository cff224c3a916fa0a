import { expect, test } from 'vitest';
import { checkAnswerSchema } from '#modules/certificates/api/index.ts';
import { readAnswer } from './read-answer.ts';

const employer = {
  number: 'SKP-1',
  name: 'PT Segara',
  npp: '51710012345',
  nib: null,
  areaCode: '51.71.04',
  areaName: 'Denpasar Utara',
  programmes: ['JKK', 'JKM'],
  workersReported: 12,
  paidThrough: '2026-10',
  registeredSince: '2019-03-04',
  expires: '2026-12-15',
};
const answer = {
  outcome: 'VALID',
  reason: 'certificate.valid',
  reasonText: 'Asli.',
  wayOut: 'Cocokkan.',
  asOf: '2026-11-20T10:15:00+08:00',
  kind: 'employer',
  employer,
  card: null,
};
const card = {
  name: 'I W*** S***',
  kpj: '26',
  programmes: ['JKK'],
  paidThrough: null,
  expires: '2027-03-01',
};

test('an answer as the contract has it is read whole', () => {
  expect(checkAnswerSchema.safeParse(answer).success).toBe(true);
  expect(readAnswer(answer)).toMatchObject({
    outcome: 'VALID',
    subject: { kind: 'employer', area: 'Denpasar Utara', validThrough: '2026-12-15', workersReported: 12 },
  });
});

test('a card is valid through the day before it ends', () => {
  const ofCard = { ...answer, kind: 'worker', employer: null, card };
  expect(checkAnswerSchema.safeParse(ofCard).success).toBe(true);
  expect(readAnswer(ofCard)?.subject).toMatchObject({ kind: 'worker', validThrough: '2027-02-28' });
});

test('arrears keep their months, and an answer without details has none', () => {
  const arrears = { ...answer, outcome: 'NOT_VALID', reason: 'arrears.3', employer: null };
  expect(readAnswer(arrears)).toMatchObject({ reason: 'arrears.3', subject: null });
});

test('what is no answer of ours is none, such as a page that asks to sign in to the network', () => {
  for (const body of [
    null,
    '<html>',
    [],
    {},
    { ...answer, outcome: 'OK' },
    { ...answer, reason: 'toString' },
  ])
    expect(readAnswer(body)).toBeNull();
});
