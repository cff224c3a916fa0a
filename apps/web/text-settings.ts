/** How texts are found: by flat keys, in one language. */
export function textSettings(language: 'id' | 'en', texts: Readonly<Record<string, string>>) {
  return {
    lng: language,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { [language]: { translation: texts } },
  } as const;
}
