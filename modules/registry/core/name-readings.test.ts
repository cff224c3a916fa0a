import { describe, expect, test } from 'vitest';
import { leadOf, matchOf, nameQuery, nameSplits, organisationQueries, placeQuery } from './name-readings.ts';

describe('reading words as a name and a place', () => {
  test('the plain name first, then a place behind it, then one before it', () => {
    expect(nameSplits(['sutarmi', 'ubung', 'kaja'])).toEqual([
      { name: ['sutarmi', 'ubung', 'kaja'], place: [], placeIsOpen: false },
      { name: ['sutarmi', 'ubung'], place: ['kaja'], placeIsOpen: true },
      { name: ['sutarmi'], place: ['ubung', 'kaja'], placeIsOpen: true },
      { name: ['ubung', 'kaja'], place: ['sutarmi'], placeIsOpen: false },
      { name: ['kaja'], place: ['sutarmi', 'ubung'], placeIsOpen: false },
    ]);
  });

  test('after desa only what follows is the place', () => {
    expect(nameSplits(['wayan', 'di', 'desa', 'ubung'])).toEqual([
      { name: ['wayan'], place: ['ubung'], placeIsOpen: true },
    ]);
    expect(nameSplits(['wayan', 'di', 'desa'])).toHaveLength(1);
  });

  test('one word is a name', () => {
    expect(nameSplits(['sutarmi'])).toHaveLength(1);
  });
});

describe('asking the index of names', () => {
  const [plain, behind, before] = nameSplits(['wyn', 'soeta']);

  test('by words, by spelling, by the beginning of the last word', () => {
    if (!plain || !behind || !before) throw new Error('too few readings');
    expect(nameQuery('name', plain)).toBe("'wyn' & 'soeta'");
    expect(nameQuery('spelling', plain)).toBe("'~wayan' & '~suta'");
    expect(nameQuery('beginning', plain)).toBe("'~wayan' & ( 'soeta':* | '~suta':* )");
    expect(nameQuery('beginning', behind)).toBeNull();
    expect(placeQuery(behind)).toBe("'soeta':*A");
    expect(nameQuery('beginning', before)).toBe("( 'soeta':* | '~suta':* )");
    expect(placeQuery(before)).toBe("'wyn':A");
  });
});

test('two letters are no beginning', () => {
  for (const [words, query] of [
    [['made', 'su'], null],
    [['made', 'sut'], "'~mada' & ( 'sut':* | '~sut':* )"],
  ] as const) {
    const [plain] = nameSplits(words);
    expect(plain && nameQuery('beginning', plain)).toBe(query);
  }
});

describe('saying how a name was found', () => {
  test.each([
    ['beginning', ['suta'], 'Ni Made Sutarmi', 'beginning'],
    ['beginning', ['made', 'suta'], 'Ni Made Sutarmi', 'beginning'],
    ['beginning', ['soeta'], 'Ni Made Sutarmi', 'spelling'],
    ['beginning', ['md', 'suta'], 'Ni Made Sutarmi', 'spelling'],
    ['name', ['made'], 'Ni Made Sutarmi', 'name'],
    ['spelling', ['soetarmi'], 'Ni Made Sutarmi', 'spelling'],
  ] as const)('%s of %j in %s is told as %s', (match, words, name, told) => {
    expect(matchOf(match, words, name)).toBe(told);
  });
});

test('an organisation is asked for by whole words, then by the beginning of the last one', () => {
  expect(organisationQueries([])).toEqual([]);
  expect(organisationQueries(['smk', '3'])).toEqual(["'smk' & '3'"]);
  expect(organisationQueries(['hotel', 'sa'])).toEqual(["'hotel' & 'sa'"]);
  expect(organisationQueries(['hotel', 'sanu'])).toEqual(["'hotel' & 'sanu'", "'hotel' & 'sanu':*"]);
});

test('beside a beginning, the words that few bear are asked first', () => {
  const [plain] = nameSplits(['wyn', 'soetarmi', 'sar']);
  if (!plain) throw new Error('no reading');
  expect(leadOf('beginning', plain)).toBe("'~sutarmi'");
  expect(leadOf('spelling', plain)).toBeNull();
  const [titled] = nameSplits(['ni', 'luh', 'pt', 'sar']);
  if (!titled) throw new Error('no reading');
  expect(leadOf('beginning', titled)).toBeNull();
});
