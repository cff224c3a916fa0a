import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';
import { entries } from '#apps/web/navigation.ts';

type Texts = Readonly<Record<string, string>>;

const locales = join(import.meta.dirname, '..', '..', 'locales');
/** Texts of the frame and of the page that nearly everyone opens first; besides, what entries of the menu are called. */
const files = [
  'web',
  'coverage',
  'coverage-web',
  'coverage-picture',
  'coverage-definitions',
  'coverage-targets',
];

/** Said by the frame of what a module brings later. */
const alsoShown = ['search.open', 'tasks.badge'];

/** `virtual:first-texts/id` and `/en`: the few texts that the first page shows, so that it need not wait for those of all others. */
export function firstTexts(): Plugin {
  return {
    name: 'semesta-first-texts',
    resolveId: (id) => (languageOf(id) ? `\0${id}` : null),
    load(id) {
      const language = languageOf(id);
      return language ? `export const texts = ${JSON.stringify(firstTextsOf(language))};` : null;
    },
  };
}

function languageOf(id: string): string | null {
  return /^\0?virtual:first-texts\/(id|en)$/.exec(id)?.[1] ?? null;
}

/** Those texts of a language by their keys. */
export function firstTextsOf(language: string): Texts {
  const folder = join(locales, language);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const named = new Set<string>([...alsoShown, ...entries.map(({ text }) => text)]);
  const found = names.flatMap((name) =>
    Object.entries(read(join(folder, name))).filter(
      ([key]) => files.includes(name.replace('.json', '')) || named.has(key),
    ),
  );
  return Object.fromEntries(found);
}

function read(path: string): Texts {
  return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(path, 'utf8')));
}
