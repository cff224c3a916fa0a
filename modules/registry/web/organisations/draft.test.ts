import { describe, expect, test } from 'vitest';
import { changedFacts, emptyDraft, type OrganisationDraft, rebased, saidFacts } from './draft.ts';

const denpasar = { code: '51.71', name: 'Denpasar', kind: 'kota', pathName: 'Denpasar, Bali' };

const aDraft = (override: Partial<OrganisationDraft> = {}): OrganisationDraft => ({
  ...emptyDraft,
  name: 'PT Contoh',
  areaCode: denpasar,
  ...override,
});

describe('what a draft says', () => {
  test('is only what its kind is asked for; what was typed for another kind stays unsaid', () => {
    const draft = aDraft({ riskClass: '3', scale: 'micro', sectors: 'Jalan', groupType: 'subak' });
    expect(saidFacts('group', draft)).toMatchObject({ groupType: 'subak' });
    expect(saidFacts('group', draft)).not.toHaveProperty('riskClass');
    expect(saidFacts('employer', draft)).toMatchObject({ riskClass: 3, scale: 'micro' });
    expect(saidFacts('employer', draft)).not.toHaveProperty('sectors');
    expect(saidFacts('government_office', draft)).toMatchObject({ sectors: ['Jalan'] });
  });

  test('has numbers and lists in the shapes of the contract, blanks as nothing', () => {
    const draft = aDraft({ workersStated: '12', npp: ' aa000001 ', nib: '  ', sectors: ' Jalan \n\nAir' });
    expect(saidFacts('government_office', draft)).toMatchObject({
      workersStated: 12,
      npp: 'AA000001',
      nib: null,
      sectors: ['Jalan', 'Air'],
    });
  });

  test('of a change leaves a masked tax number and an untouched scale out', () => {
    const before = aDraft({ npwp: '5171********0007', scale: 'small' });
    expect(changedFacts('employer', { before, draft: before })).not.toHaveProperty('npwp');
    expect(changedFacts('employer', { before, draft: before })).not.toHaveProperty('scale');
    const draft = { ...before, npwp: '012345678901000', scale: 'medium' as const };
    expect(changedFacts('employer', { before, draft })).toMatchObject({
      npwp: '012345678901000',
      scale: 'medium',
      areaCode: '51.71',
    });
  });
});

describe('two people at once', () => {
  const before = aDraft({ address: 'Jalan Lama', nib: '9120000000001' });

  test('keep what each typed where they changed different fields', () => {
    const theirs = { ...before, nib: '9120000000002' };
    const mine = { ...before, address: 'Jalan Baru' };
    const { draft, clashes } = rebased({ before, theirs, mine });
    expect(draft).toEqual({ ...before, nib: '9120000000002', address: 'Jalan Baru' });
    expect(clashes).toEqual([]);
  });

  test('are told of a field that both changed, and the second loses nothing of what was typed', () => {
    const theirs = { ...before, address: 'Jalan Mereka', name: 'PT Sama' };
    const mine = { ...before, address: 'Jalan Saya', name: 'PT Sama' };
    const { draft, clashes } = rebased({ before, theirs, mine });
    expect(draft.address).toBe('Jalan Saya');
    expect(clashes).toEqual(['address']);
  });

  test('a place or a business type that was taken away is a change too', () => {
    const type = { code: 'X', name: 'X', riskClass: 1, source: 's', certainty: 'C' as const };
    const begun = aDraft({ businessType: type });
    const { draft, clashes } = rebased({
      before: begun,
      theirs: { ...begun, areaCode: { ...denpasar, code: '51.03', pathName: 'Badung, Bali' } },
      mine: { ...begun, businessType: null },
    });
    expect([draft.businessType, draft.areaCode?.code, clashes]).toEqual([null, '51.03', []]);
  });
});
