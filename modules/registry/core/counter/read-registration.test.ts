import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { enrolmentOf, segmentsOf } from './enrolment.ts';
import { readRegistration, toldByNik, writtenDay } from './read-registration.ts';
import { type RegistrationForm, registrationFields } from './registration-form.ts';

const setting = { segment: 'BPU', on: '2026-11-21', knownRegions: new Set(['517104']) } as const;
const form: RegistrationForm = {
  nik: '5171042104800007',
  name: 'I Wayan Sudarma',
  birthDate: '21-04-1980',
  sex: 'L',
  motherName: 'Ni Ketut Rai',
  phone: '0812 3456 7890',
  areaCode: '51.71.04.2008',
  hamlet: 'Tengah',
  address: '',
  occupation: 'Pedagang canang',
  workAreaCode: '',
  income: '1.500.000',
  startedOn: '',
};

const faultsOf = (change: Partial<RegistrationForm>, segment: 'PU' | 'BPU' = 'BPU') =>
  readRegistration({ ...form, ...change }, { ...setting, segment }).faults.map(
    ({ field, code }) => `${field}: ${code}`,
  );

describe('a registration form', () => {
  test('is read as a row of a list is', () => {
    expect(readRegistration(form, setting)).toEqual({
      faults: [],
      warnings: [],
      bornOn: '1980-04-21',
      incomeIdr: 1_500_000n,
      registration: {
        nik: '5171042104800007',
        name: 'I Wayan Sudarma',
        bornOn: '1980-04-21',
        sex: 'L',
        motherName: 'Ni Ketut Rai',
        phone: '+6281234567890',
        areaCode: '51.71.04.2008',
        hamlet: 'Tengah',
        address: '',
        occupation: 'Pedagang canang',
        workAreaCode: '',
        incomeIdr: 1_500_000n,
        startedOn: null,
      },
    });
  });

  test.each([
    [{ nik: '' }, 'nik: nik.missing'],
    [{ nik: '517104210480' }, 'nik: nik.malformed'],
    [{ nik: '5.17104E+15' }, 'nik: nik.damaged'],
    [{ nik: '5171049904800007' }, 'nik: nik.implausible'],
    [{ name: ' ' }, 'name: name.missing'],
    [{ name: 'Wayan 2' }, 'name: name.invalid'],
    [{ birthDate: '' }, 'birthDate: birth_date.missing'],
    [{ birthDate: '31-02-1980' }, 'birthDate: birth_date.invalid'],
    [{ birthDate: '21-04-1960', nik: '5171042104600007' }, 'birthDate: worker.too_old'],
    [{ birthDate: '21-04-2015', nik: '5171042104150007' }, 'birthDate: worker.too_young'],
    [{ phone: 'tidak ada' }, 'phone: phone.invalid'],
    [{ areaCode: '' }, 'areaCode: residence.missing'],
    [{ areaCode: '51.71' }, 'areaCode: residence.not_a_village'],
    [{ occupation: '-' }, 'occupation: occupation.missing'],
    [{ income: 'sedikit' }, 'income: income.invalid'],
  ] as const)('%j is told beside its field', (change, fault) => {
    expect(faultsOf(change)).toEqual([fault]);
  });

  test('of a wage earner asks for a wage, and for no village', () => {
    expect(faultsOf({ areaCode: '', occupation: '' }, 'PU')).toEqual([]);
    expect(faultsOf({ income: '' }, 'PU')).toEqual(['income: wage.missing']);
    expect(faultsOf({ startedOn: '2027-01-01' }, 'PU')).toEqual(['startedOn: started.invalid']);
  });

  test('takes contradictions with the NIK along as warnings', () => {
    const { warnings, registration } = readRegistration(
      { ...form, sex: 'P', birthDate: '22-04-1980' },
      setting,
    );
    expect(warnings).toEqual(['nik.sex_mismatch', 'nik.birth_date_mismatch']);
    expect(registration).not.toBeNull();
  });

  test('takes the sex from the NIK where none was said', () => {
    const { registration } = readRegistration({ ...form, sex: '', nik: '5171046104800007' }, setting);
    expect(registration?.sex).toBe('P');
  });

  property.prop([fc.record(Object.fromEntries(registrationFields.map((field) => [field, fc.string()])))])(
    'is read or faulted, whatever was typed, and never both',
    (typed) => {
      const { registration, faults } = readRegistration({ ...form, ...typed }, setting);
      expect(registration === null).toBe(faults.length > 0);
    },
  );

  property.prop([
    fc.date({ min: new Date('1945-01-01'), max: new Date('2009-11-20'), noInvalidDate: true }),
    fc.boolean(),
  ])('that repeats what its NIK tells is never contradicted by it', (date, isFemale) => {
    const day = date.toISOString().slice(0, 10);
    const raised = String(Number(day.slice(8, 10)) + (isFemale ? 40 : 0)).padStart(2, '0');
    const nik = `517104${raised}${day.slice(5, 7)}${day.slice(2, 4)}0007`;
    const told = toldByNik(nik, setting.on);
    const birthDate = writtenDay(told?.bornOn ?? '');
    const { warnings } = readRegistration({ ...form, nik, sex: told?.sex ?? '', birthDate }, setting);
    expect(told).toEqual({ bornOn: day, sex: isFemale ? 'P' : 'L', regencyCode: '51.71' });
    expect(warnings).toEqual([]);
  });
});

describe('who enrols whom', () => {
  const own = '0190a000-0000-7000-8000-000000000001';
  test('an employer its wage earners, a village and an agent those without a wage, the office both', () => {
    expect(
      enrolmentOf({ role: 'employer', organisationId: own }, { segment: 'PU', organisationId: null }),
    ).toEqual({
      segment: 'PU',
      organisationId: own,
    });
    expect(segmentsOf('office_staff')).toEqual(['BPU', 'PU']);
    expect(segmentsOf('permit_desk')).toEqual([]);
  });

  test.each([
    ['village', 'PU', null, 'registration.segment_not_yours'],
    ['employer', 'BPU', null, 'registration.segment_not_yours'],
    ['village', 'BPU', own, 'registration.segment_not_yours'],
    ['office_staff', 'PU', null, 'registration.employer_missing'],
    ['group', 'BPU', null, 'registration.employer_missing'],
  ] as const)('%s in %s through %s is refused: %s', (role, segment, organisationId, code) => {
    const enrol = () => enrolmentOf({ role, organisationId: null }, { segment, organisationId });
    expect(enrol).toThrow(code);
  });
});
