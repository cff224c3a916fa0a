import { describe, expect, test } from 'vitest';
import { nameQuery, nameSplits, placeQuery } from './name-readings.ts';

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
