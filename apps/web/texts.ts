import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#platform/web/text.ts';
import { keepLanguage, keptLanguage } from './kept-language.ts';
import { textSettings } from './text-settings.ts';

type Texts = Readonly<Record<string, string>>;
type Loaders = Readonly<Record<Language, () => Promise<Texts>>>;

/** What the frame and the first page show: small, and all that the first page waits for. */
const firstLoaders: Loaders = {
  id: () => import('virtual:first-texts/id').then((file) => file.texts),
  en: () => import('virtual:first-texts/en').then((file) => file.texts),
};

/** One chunk a language: only the one in use is fetched. */
const loaders: Loaders = {
  id: () => import('./texts-id.ts').then((file) => file.texts),
  en: () => import('./texts-en.ts').then((file) => file.texts),
};

const complete = new Set<Language>();

// The page asked for is opened while the first texts are still on their way.
const started = Promise.withResolvers<void>();

/** Starts the texts in the language this browser used last, else Indonesian. */
export async function startTexts(): Promise<void> {
  const language = keptLanguage();
  await i18next.use(initReactI18next).init(textSettings(language, await firstLoaders[language]()));
  keepLanguage(language);
  started.resolve();
}

/** Fetches the texts of all pages in the language in use; every page but the first waits for them. */
export async function completeTexts(): Promise<void> {
  await started.promise;
  await complement(i18next.language === 'en' ? 'en' : 'id');
}

/** Changes the language of the page at once and remembers it in this browser. */
export async function chooseLanguage(language: Language): Promise<void> {
  await complement(language);
  keepLanguage(language);
  await i18next.changeLanguage(language);
}

async function complement(language: Language): Promise<void> {
  if (complete.has(language)) return;
  i18next.addResourceBundle(language, 'translation', await loaders[language](), true, true);
  complete.add(language);
}
