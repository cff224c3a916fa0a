import { useTranslation } from 'react-i18next';

export type Language = 'id' | 'en';

/** A text of locales/ by its flat key, `{{name}}` filled from the details. */
export type Text = (key: string, details?: Readonly<Record<string, string | number>>) => string;

/** The texts of the language in use. */
export function useText(): Text {
  const { t } = useTranslation();
  return (key, details) => t(key, { ...details });
}

/** The language in use, Indonesian unless English was chosen. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'id';
}
