import type { z } from 'zod';
import type { definitionSchema } from '#modules/coverage/api/index.ts';
import { definitions } from '#modules/coverage/core/index.ts';
import { textOf } from '#platform/server/texts.ts';

/** Every definition as data and in words; open to anyone. */
export function showDefinitions(language: 'id' | 'en'): { definitions: z.infer<typeof definitionSchema>[] } {
  const say = (key: string) => textOf(language, `coverage.${key}`);
  return {
    definitions: definitions.map(({ text, excludes, timing, source, seenIn, ...definition }) => ({
      ...definition,
      name: say(`indicator.${text}.name`),
      definition: say(`indicator.${text}.definition`),
      numerator: say(`indicator.${text}.numerator`),
      denominator: say(`over.${definition.over}`),
      excludes: excludes.map((id) => ({ id, text: say(`exclusion.${id}`) })),
      timing: say(`timing.${timing}`),
      source: say(`counted_from.${source}`),
      seenIn: [...seenIn],
    })),
  };
}
