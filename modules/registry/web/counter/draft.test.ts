import { describe, expect, test } from 'vitest';
import { changed, draftOfKept, emptyDraft, keptOf, readDraft } from './draft.ts';

const today = '2026-11-21';
const typed = changed(emptyDraft, 'nik', '5171046104800007', today);

describe('a NIK that is typed', () => {
  test('fills in birth date and sex', () => {
    expect(typed.form).toMatchObject({ birthDate: '21-04-1980', sex: 'P' });
  });

  test('that is mended mends what it had filled in, and nothing that was written by hand', () => {
    const mended = changed(typed, 'nik', '5171042205810007', today);
    expect(mended.form).toMatchObject({ birthDate: '22-05-1981', sex: 'L' });
    const own = changed(changed(typed, 'birthDate', '20-04-1980', today), 'nik', '5171042205810007', today);
    expect(own.form).toMatchObject({ birthDate: '20-04-1980', sex: 'L' });
  });

  test('digit by digit is mended as if it were typed at once', () => {
    const half = changed(typed, 'nik', '517104610480000', today);
    expect(half.form).toMatchObject({ birthDate: '', sex: '' });
    expect(changed(half, 'nik', '5171042205810007', today).form).toMatchObject({
      birthDate: '22-05-1981',
      sex: 'L',
    });
    const own = changed(half, 'birthDate', '20-04-1980', today);
    expect(changed(own, 'nik', '5171042205810007', today).form.birthDate).toBe('20-04-1980');
  });

  test('and contradicted is said beside the field that contradicts it', () => {
    const { faults, warnings } = readDraft(changed(typed, 'sex', 'L', today), {
      today,
      hasNumbers: false,
      t: (key) => key,
    });
    expect(warnings).toEqual({ sex: 'counter.warning.nik.sex_mismatch' });
    expect(faults).toMatchObject({ name: 'error.name.missing', areaCode: 'error.residence.missing' });
  });
});

describe('what a tab keeps of a draft', () => {
  test('is all but NIK and telephone', () => {
    const draft = changed(changed(typed, 'phone', '081234567890', today), 'name', 'Ni Made Sari', today);
    const kept = JSON.stringify(keptOf(draft, today));
    expect(kept).not.toMatch(/5171046104800007|081234567890/);
    expect(draftOfKept(JSON.parse(kept))?.form).toMatchObject({ name: 'Ni Made Sari', nik: '', phone: '' });
  });

  test('leaves out what the NIK alone had told: after a reload another NIK may be typed', () => {
    expect(keptOf(typed, today).form).toMatchObject({ birthDate: '', sex: '' });
    const own = changed(typed, 'birthDate', '20-04-1980', today);
    expect(keptOf(own, today).form).toMatchObject({ birthDate: '20-04-1980', sex: '' });
  });

  test('is dropped where it has another shape', () => {
    expect(draftOfKept({ form: {} })).toBeNull();
    expect(draftOfKept(null)).toBeNull();
  });
});
