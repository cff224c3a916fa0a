import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#platform/web/text.ts';
import { keepLanguage, keptLanguage } from './kept-language.ts';

type Texts = Readonly<Record<string, string>>;

const english = import.meta.glob<Texts>('../../locales/en/certificates-{check,outcomes}.json', {
  eager: true,
  import: 'default',
});
const indonesian = import.meta.glob<Texts>('../../locales/id/certificates-{check,outcomes}.json', {
  eager: true,
  import: 'default',
});

/** The texts of this page alone, both languages at once: without network none could be fetched any more. */
export async function startCheckTexts(): Promise<void> {
  const language = keptLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: {
      id: { translation: Object.assign({}, ...Object.values(indonesian)) },
      en: { translation: Object.assign({}, ...Object.values(english)) },
    },
  });
  keepLanguage(language);
}

/** Changes the language of the page at once and remembers it in this browser. */
export async function chooseCheckLanguage(language: Language): Promise<void> {
  keepLanguage(language);
  await i18next.changeLanguage(language);
}
