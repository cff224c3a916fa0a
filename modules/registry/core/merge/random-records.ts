import fc from 'fast-check';
import type { MergeChoices, MergeMembership, MergeRecord } from './index.ts';

const villages = ['51.71.04.2008', '51.71.01.1003', ''];
const day = fc.constantFrom('2023-01-01', '2024-06-15', '2025-03-31', '2026-02-10');
const endReasons = ['other', 'death', null];

const membership = (id: string): fc.Arbitrary<MergeMembership> =>
  fc
    .record({
      segment: fc.constantFrom('PU' as const, 'BPU' as const),
      organisationId: fc.constantFrom('hotel', 'vila'),
      open: fc.constantFrom(
        'REQUESTED' as const,
        'REGISTERED' as const,
        'ACTIVE' as const,
        'LAPSED' as const,
      ),
      isOpen: fc.boolean(),
      openedOn: day,
      lasts: fc.constantFrom('2026-03-01', '2026-09-30'),
      why: fc.constantFrom(...endReasons),
      occupation: fc.constantFrom('', 'Petani', 'Juru masak'),
      wageIdr: fc.constantFrom(null, '3000000'),
      kpj: fc.constantFrom(null, `2600000000${id.length}`),
    })
    .map(({ segment, organisationId, open, isOpen, openedOn, lasts, why, ...more }) => ({
      membershipId: id,
      segment,
      organisationId: segment === 'PU' ? organisationId : null,
      state: isOpen ? open : ('ENDED' as const),
      openedOn,
      endedOn: isOpen ? null : lasts,
      endReason: isOpen ? null : why,
      ...more,
    }));

const record = (who: 's' | 'm', nik: string): fc.Arbitrary<MergeRecord> =>
  fc
    .record({
      name: fc.constantFrom('I Wayan Sudarma', 'Wayan Sudarma', 'Wyn Sudarma'),
      birthDate: fc.constantFrom('1980-01-01', '1980-01-11'),
      birthPlace: fc.constantFrom('', 'Denpasar'),
      sex: fc.constantFrom('L', 'P'),
      motherName: fc.constantFrom('', 'Ni Made Sari', 'Ni Made Sri'),
      phone: fc.constantFrom(null, '081234567890', '081299999999'),
      address: fc.constantFrom('', 'Jalan Cargo 1'),
      hamlet: fc.constantFrom('', 'Tengah'),
      occupation: fc.constantFrom('', 'Petani', 'Nelayan'),
      occupationGroup: fc.constantFrom('farmer', 'other'),
      declaredIncomeIdr: fc.constantFrom(null, '1000000'),
      areaCode: fc.constantFrom(...villages),
      workAreaCode: fc.constantFrom(...villages),
      deceasedOn: fc.constantFrom(null, null, null, '2026-10-01'),
      flags: fc.constantFrom('', 'nik.unknown_region', 'phone.shared'),
      custodians: fc.subarray(['bumdes', 'hotel', 'subak']),
      memberships: fc.tuple(membership(`${who}-1`), membership(`${who}-22`), membership(`${who}-333`)),
      count: fc.nat(3),
    })
    .map(({ custodians, memberships, count, ...facts }) => ({
      facts: { nik, ...facts },
      memberships: possible(memberships.slice(0, count), facts.deceasedOn),
      custodians,
    }));

/** As the registry would have it: one open membership of a kind, none of the dead. */
function possible(memberships: readonly MergeMembership[], deceasedOn: string | null): MergeMembership[] {
  const kinds = new Set<string>();
  return memberships.map((one) => {
    const kind = one.segment === 'BPU' ? 'BPU' : String(one.organisationId);
    if (one.endedOn !== null || (deceasedOn === null && !kinds.has(kind))) {
      if (one.endedOn === null) kinds.add(kind);
      return one;
    }
    return { ...one, state: 'ENDED', endedOn: deceasedOn ?? '2026-10-01', endReason: 'other' };
  });
}

const choices: fc.Arbitrary<MergeChoices> = fc
  .array(fc.constantFrom('survivor' as const, 'merged' as const), { minLength: 12, maxLength: 12 })
  .map((sides) => {
    const side = (place: number) => sides[place] ?? 'survivor';
    const [nik, name, birthDate, birthPlace, sex, motherName] = [0, 1, 2, 3, 4, 5].map(side);
    const [phone, residence, occupation, income, workArea, death] = [6, 7, 8, 9, 10, 11].map(side);
    return {
      nik: nik ?? 'survivor',
      name: name ?? 'survivor',
      birthDate: birthDate ?? 'survivor',
      birthPlace: birthPlace ?? 'survivor',
      sex: sex ?? 'survivor',
      motherName: motherName ?? 'survivor',
      phone: phone ?? 'survivor',
      residence: residence ?? 'survivor',
      occupation: occupation ?? 'survivor',
      income: income ?? 'survivor',
      workArea: workArea ?? 'survivor',
      death: death ?? 'survivor',
    };
  });

/** Two records of one person as the registry would have them, and a choice for every field. */
export const pair = fc.record({
  survivor: record('s', '5171040101800001'),
  merged: record('m', '5171041101800002'),
  choices,
});
