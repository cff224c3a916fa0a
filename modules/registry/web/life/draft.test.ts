import { describe, expect, test } from 'vitest';
import type { WorkerView } from '#modules/registry/web/api/index.ts';
import { draftOf, faultsOf, faultsOfRefusal, rebased, wordsOf } from './draft.ts';

const worker: WorkerView = {
  workerId: '00000000-0000-7000-8000-000000000001',
  name: 'I Wayan Sudarma',
  nikMasked: '5171********0007',
  birthDate: '1980-01-01',
  sex: 'L',
  occupation: 'Petani',
  area: null,
  segments: ['BPU'],
  openState: 'ACTIVE',
  protected: true,
  deceasedOn: null,
  birthPlace: 'Denpasar',
  motherName: '',
  address: 'Jalan Cargo 1',
  hamlet: 'Tengah',
  phoneMasked: null,
  declaredIncomeIdr: null,
  workArea: null,
  flags: [],
  memberships: [],
  history: [],
  historyMore: false,
  life: null,
  demonstration: true,
  createdAt: '2026-11-15T00:00:00Z',
  mergedInto: null,
  version: 1,
};

const t = (key: string) => key;
const today = '2026-11-15';
const correct = { act: 'registry.correct-worker' } as const;
const base = draftOf(worker, correct.act);

test('an income that is longer than any is named before it is sent', () => {
  const work = { act: 'registry.change-work' } as const;
  const draft = { ...draftOf(worker, work.act), on: today, reason: 'Usaha baru' };
  const faults = (declaredIncomeIdr: string) =>
    faultsOf(work, { ...draft, declaredIncomeIdr }, { t, base, today });
  expect(faults('9'.repeat(13))).toEqual({ declaredIncomeIdr: 'life.income.wrong' });
  expect(faults('9'.repeat(12))).toEqual({});
  expect(faults('')).toEqual({});
});

describe('a correction', () => {
  test('takes a telephone number away where it says so, whatever was typed beside it', () => {
    const draft = { ...base, phone: '12', noPhone: true, reason: 'Nomor orang lain' };
    expect(faultsOf(correct, draft, { t, base, today })).toEqual({});
    expect(wordsOf(correct, draft, base)).toMatchObject({ correction: { phone: '' } });
    expect(wordsOf(correct, { ...draft, phone: '081234567890', noPhone: false }, base)).toMatchObject({
      correction: { phone: '081234567890' },
    });
  });

  test('sends only what differs from what was known; NIK and telephone only where they were typed', () => {
    const draft = { ...base, name: ' I Wayan Sudana ', phone: '0812 3456 7890', nik: '5171 0401 0180 0007' };
    expect(wordsOf(correct, draft, base)).toEqual({
      act: 'registry.correct-worker',
      correction: { name: 'I Wayan Sudana', phone: '0812 3456 7890', nik: '5171040101800007' },
    });
  });

  test('is held back without a change, a reason, or a whole NIK', () => {
    const faults = (draft: typeof base) => faultsOf(correct, draft, { t, base, today });
    expect(faults(base)).toEqual({ name: 'life.nothing_changed', reason: 'life.reason.missing' });
    const reason = 'Salah tulis';
    expect(faults({ ...base, reason, nik: '517104' })).toEqual({ nik: 'life.nik.wrong' });
    expect(faults({ ...base, reason, address: 'Jalan Cargo 2' })).toEqual({});
  });
});

describe('a form whose worker someone else changed', () => {
  test('shows what stands now where nothing was typed, and keeps what was typed', () => {
    const typed = { ...base, name: 'I Wayan Sudana', reason: 'Salah tulis' };
    const fresh = draftOf({ ...worker, name: 'I Made Sudarma', address: 'Jalan Baru' }, correct.act);
    expect(rebased(typed, base, fresh)).toEqual({ ...typed, address: 'Jalan Baru' });
  });
});

describe('a day', () => {
  test.each([
    ['', 'life.on.missing'],
    ['2026-11-16', 'life.on.future'],
  ])('%j is held back', (on, fault) => {
    const draft = { ...base, on, reason: 'Surat kematian' };
    expect(faultsOf({ act: 'registry.report-death' }, draft, { t, base, today })).toEqual({ on: fault });
  });
});

describe('a refusal', () => {
  const refusal = { code: 'x', status: 422, message: 'Salah', fields: [] };

  test('stands beside the field that it names, else beside none', () => {
    expect(faultsOfRefusal({ ...refusal, details: { field: 'villageCode' } }, t)).toEqual({
      village: 'Salah',
    });
    expect(faultsOfRefusal({ ...refusal, details: { field: 'state' } }, t)).toEqual({});
    const invalid = { ...refusal, fields: ['words.correction.birthDate'], details: {} };
    expect(faultsOfRefusal(invalid, t)).toEqual({ birthDate: 'web.field.wrong' });
  });
});
