import type { Language } from '#platform/web/text.ts';

const storageKey = 'semesta.language';

/** The language this browser used last, else Indonesian. */
export function keptLanguage(): Language {
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'id';
}

/** In this browser for the next visit, and as a cookie so that downloads and errors of the server follow. */
export function keepLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is absent without TLS and in Firefox
  document.cookie = `semesta_language=${language}; path=/; max-age=31536000; samesite=lax`;
}
