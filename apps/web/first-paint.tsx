import { texts as englishTexts } from 'virtual:first-texts/en';
import { texts as indonesianTexts } from 'virtual:first-texts/id';
import { QueryClient } from '@tanstack/react-query';
import { createMemoryHistory, createRouter } from '@tanstack/react-router';
import { createInstance } from 'i18next';
import { renderToString } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import type { FirstPaint, FirstPaintAsked } from '#apps/api/first-paint.ts';
import { askFirst } from '#modules/coverage/web/index.ts';
import { accountsApi } from './accounts-api.ts';
import { Application } from './application.tsx';
import { coverageSearch } from './coverage-search.ts';
import { routeTree } from './routes.ts';
import { parseSearch, stringifySearch } from './search-text.ts';
import { textSettings } from './text-settings.ts';

const texts = { id: await textsOf('id', indonesianTexts), en: await textsOf('en', englishTexts) };

/** The first page as it stands before its scripts have come, for one without an account. */
export async function firstPaint({ address, language, fetch }: FirstPaintAsked): Promise<FirstPaint> {
  const history = createMemoryHistory({ initialEntries: [address] });
  const router = createRouter({ routeTree, parseSearch, stringifySearch, history });
  const context = { server: { fetch, language } };
  const [visitor, first] = await Promise.all([
    accountsApi.accounts.me.call(undefined, { context }),
    askFirst(coverageSearch.parse(parseSearch(new URL(address, 'http://semesta.internal').search)), context),
    router.load(),
  ]);
  const answers = [[accountsApi.accounts.me.queryKey(), visitor] as const, ...first];
  const queries = new QueryClient();
  for (const [key, answer] of answers) queries.setQueryData(key, answer);
  const html = renderToString(
    <I18nextProvider i18n={texts[language]}>
      <Application queries={queries} router={router} />
    </I18nextProvider>,
  );
  return { html, answers };
}

async function textsOf(language: 'id' | 'en', found: Readonly<Record<string, string>>) {
  const instance = createInstance();
  await instance.init(textSettings(language, found));
  return instance;
}
