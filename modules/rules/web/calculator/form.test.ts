import { describe, expect, test } from 'vitest';
import { groupRuns } from './answer.ts';
import { casesOf, fieldOfMember } from './cases.ts';
import { addressOf, emptyForm, type Form, fieldsOf, formFrom, missingIn } from './form.ts';

const today = '2026-11-21';

function aForm(said: Partial<Form> = {}): Form {
  return { ...emptyForm(today), ...said };
}

describe('the address of a question', () => {
  test.each([
    aForm({ income: '1000000', months: '12', month: '2026-01' }),
    aForm({ who: 'PU', wage: '15000000', riskClass: '1', choice: 'chosen', programmes: 'JKK,JKM,JHT' }),
    aForm({ who: 'construction', contract: '100000000' }),
    aForm({ question: 'benefit', event: 'death', income: '1000000', children: '2' }),
    aForm({
      question: 'benefit',
      event: 'partial_functional',
      part: 'percent',
      loss: '4.5',
      functionLoss: '50',
    }),
  ])('says the same again when it is opened: %j', (form) => {
    const opened = formFrom(addressOf(form), '2027-05-01');
    expect(addressOf(opened)).toEqual(addressOf(form));
    expect(casesOf(opened)).toEqual(casesOf(form));
  });

  test('leaves out what does not matter for the question', () => {
    const form = aForm({ who: 'construction', contract: '5', income: '7', wage: '8', people: '9' });
    expect(addressOf(form)).toEqual({
      tanya: 'contribution',
      siapa: 'construction',
      nilai: '5',
      bulan: '2026-11',
    });
  });

  test('keeps what is wrong, so that it is said; only what the page itself chooses by falls back', () => {
    const form = formFrom({ siapa: 'nobody', bulan: '2026-13', upah: '-5', lama: '7' }, today);
    expect([form.who, form.month, form.wage, form.months]).toEqual(['BPU', '2026-13', '-5', '1']);
  });
});

describe('the cases of a question', () => {
  test('one a month, from the month on', () => {
    const cases = casesOf(aForm({ month: '2026-11', months: '3', savings: '1' }));
    expect(cases.map(({ month }) => month)).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(cases[0]).toEqual({
      kind: 'contribution',
      segment: 'BPU',
      month: '2026-11',
      sector: 'other',
      funding: 'self',
      programmes: ['JKK', 'JKM', 'JHT'],
    });
  });

  test('a month that does not exist stands alone', () => {
    expect(casesOf(aForm({ month: '2026-13', months: '6' })).map(({ month }) => month)).toEqual(['2026-13']);
  });

  test('a wage earner: programmes only where they were chosen, workers only of labour-intensive industry', () => {
    const said = { who: 'PU', wage: '15000000', riskClass: '1', employees: '60' } as const;
    expect(casesOf(aForm(said))[0]).toEqual({
      kind: 'contribution',
      segment: 'PU',
      month: '2026-11',
      wageIdr: '15000000',
      riskClass: 1,
      employerKind: 'firm',
    });
    expect(
      casesOf(aForm({ ...said, labourIntensive: '1', choice: 'chosen', scale: 'small' }))[0],
    ).toMatchObject({
      labourIntensive: true,
      employees: 60,
      programmes: ['JKK', 'JKM'],
      scale: 'small',
    });
  });

  test('a benefit: natural death by JKM, everything else by JKK', () => {
    expect(casesOf(aForm({ question: 'benefit', membership: '5' }))[0]).toEqual({
      kind: 'benefit',
      segment: 'BPU',
      eventOn: today,
      programme: 'JKM',
      monthsOfMembership: 5,
      monthsContributed: 5,
    });
    const part = { question: 'benefit', event: 'partial_anatomical', who: 'PU', wage: '3000000' } as const;
    expect(casesOf(aForm({ ...part, part: 'right_arm' }))[0]).toMatchObject({ losses: ['right_arm'] });
    expect(casesOf(aForm({ ...part, part: 'percent', loss: '4,5' }))[0]).toMatchObject({
      lossPercent: '4.5',
    });
  });

  test('every member a refusal may name leads to a field that is asked', () => {
    const forms = [
      aForm(),
      aForm({ who: 'PU', choice: 'chosen', labourIntensive: '1', wage: '1', riskClass: '1', scale: 'small' }),
      aForm({ who: 'construction' }),
      aForm({ question: 'benefit', membership: '1', children: '1' }),
      aForm({ question: 'benefit', event: 'partial_functional', part: 'percent', who: 'PU' }),
      aForm({ question: 'benefit', event: 'temporary' }),
    ];
    const lost = forms.flatMap((form) =>
      casesOf(form)
        .flatMap((one) => Object.keys(one))
        .filter((member) => !['kind', 'programme', 'segment', 'programmes', 'losses'].includes(member))
        .filter((member) => {
          const field = fieldOfMember(member, form);
          return field === null || !fieldsOf(form).includes(field);
        }),
    );
    expect(lost).toEqual([]);
    expect(fieldOfMember('nothing', aForm())).toBeNull();
  });
});

test('what must be filled in is asked for before anything is computed', () => {
  expect(missingIn(aForm())).toEqual([]);
  expect(missingIn(aForm({ who: 'PU' }))).toEqual(['wage', 'riskClass']);
  expect(missingIn(aForm({ question: 'benefit' }))).toEqual(['membership']);
  expect(missingIn(aForm({ question: 'benefit', who: 'PU' }))).toEqual([]);
  expect(missingIn(aForm({ question: 'benefit', event: 'death' }))).toEqual(['income']);
});

test('only neighbours with the same mark are taken together', () => {
  expect(groupRuns(['a', 'b', 'c', 'd'], ['1', '1', '2', '1'])).toEqual([['a', 'b'], ['c'], ['d']]);
  expect(groupRuns([], [])).toEqual([]);
});
