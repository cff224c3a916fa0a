import { expect, test } from 'vitest';
import { showDefinitions } from './show-definitions.ts';

test.each(['id', 'en'] as const)(
  'every definition says in words (%s) what it counts, over what and what it leaves out',
  (language) => {
    const { definitions } = showDefinitions(language);
    expect(definitions.map(({ id }) => id)).toContain('COUNTED');
    for (const one of definitions) {
      const texts = [one.name, one.definition, one.numerator, one.denominator, one.timing, one.source];
      // A key without a text is shown as the key itself.
      for (const text of [...texts, ...one.excludes.map((exclusion) => exclusion.text)])
        expect(text).not.toMatch(/^coverage\./);
    }
  },
);

test('the definitions of rules 6.1 are laid over a denominator of their own', () => {
  const over = new Map(showDefinitions('id').definitions.map((one) => [one.id, one.over]));
  for (const id of ['COV-EMP', 'COV-UCJ', 'COV-PU', 'COV-PBPU'] as const) expect(over.get(id)).toBe(id);
  expect([over.get('TARGET'), over.get('PROTECTED'), over.get('NEW-WORKERS')]).toEqual([
    'target',
    'applicable',
    'nothing',
  ]);
});
