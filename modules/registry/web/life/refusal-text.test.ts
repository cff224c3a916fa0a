import { expect, test } from 'vitest';
import { refusalText } from './refusal-text.ts';

const texts: Readonly<Record<string, string>> = {
  'error.worker.later_act_stands': '{{act}} sejak {{on}}',
  'act.registry.move-worker': 'Memindahkan',
  'error.state.refused': 'pada tahap {{state}}',
  'workers.state.ENDED': 'Berakhir',
};

/** As the texts are filled in; what is not known stays as it was asked for. */
function t(key: string, details: Readonly<Record<string, string | number>> = {}): string {
  return (texts[key] ?? key).replace(/\{\{(\w+)\}\}/g, (whole, name) => String(details[name] ?? whole));
}

const day = (text: string) => `hari ${text}`;
const refusal = { code: 'worker.later_act_stands', status: 409, message: 'dari server', fields: [] };

test('a refusal says acts and days in words', () => {
  const details = { act: 'registry.move-worker', on: '2026-11-10', eventId: null };
  expect(refusalText({ ...refusal, details }, t, day)).toBe('Memindahkan sejak hari 2026-11-10');
});

test('a refusal says a state in words, and one without words as it is', () => {
  const refused = { ...refusal, code: 'state.refused' };
  expect(refusalText({ ...refused, details: { state: 'ENDED' } }, t, day)).toBe('pada tahap Berakhir');
  expect(refusalText({ ...refused, details: { state: 'x' } }, t, day)).toBe('pada tahap x');
});

test('a refusal that lacks a detail, or has no text here, stays as the server said it', () => {
  expect(refusalText({ ...refusal, details: { on: '2026-11-10' } }, t, day)).toBe('dari server');
  expect(refusalText({ ...refusal, code: 'x.y', details: {} }, t, day)).toBe('dari server');
  expect(refusalText({ ...refusal, details: null }, t, day)).toBe('dari server');
});
