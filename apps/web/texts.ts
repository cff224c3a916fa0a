import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#platform/web/text.ts';
import { keepLanguage, keptLanguage } from './kept-language.ts';

type Texts = Readonly<Record<string, string>>;

/** One chunk a language: only the one in use is fetched. */
const loaders = {
  id: () => import('./texts-id.ts').then((file) => file.texts),
  en: () => import('./texts-en.ts').then((file) => file.texts),
} as const satisfies Record<Language, () => Promise<Texts>>;

/** Starts the texts in the language this browser used last, else Indonesian. */
export async function startTexts(): Promise<void> {
  const language = keptLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { [language]: { translation: await loaders[language]() } },
  });
  keepLanguage(language);
}

/** Changes the language of the page at once and remembers it in this browser. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await loaders[language]());
  }
  keepLanguage(language);
  await i18next.changeLanguage(language);
}
