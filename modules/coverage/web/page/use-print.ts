import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

const patienceMilliseconds = 15_000;
const glanceMilliseconds = 60;

/**
 * Prints when all that belongs on the sheet has come: the button and Ctrl+P wait for it. The browser's own menu cannot
 * be kept waiting: it takes what is there, and begins to fetch the rest.
 */
export function usePrint(fetchAll: () => Promise<unknown>): () => void {
  const queries = useQueryClient();
  const latest = useRef(fetchAll);
  latest.current = fetchAll;
  const print = () => {
    latest
      .current()
      .then(() => stillness(queries))
      .then(() => window.print(), reportError);
  };
  const asked = useRef(print);
  asked.current = print;
  useEffect(() => {
    const begin = () => void latest.current().catch(() => undefined);
    const catchKeys = (event: KeyboardEvent) => {
      const isPrint = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isPrint || event.key.toLowerCase() !== 'p') return;
      event.preventDefault();
      asked.current();
    };
    window.addEventListener('beforeprint', begin);
    window.addEventListener('keydown', catchKeys);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('keydown', catchKeys);
    };
  }, []);
  return print;
}

/** Until nothing is missing or asked for any more, twice in a row: what has come may ask for more when it is drawn. */
async function stillness(queries: QueryClient): Promise<void> {
  const end = Date.now() + patienceMilliseconds;
  for (let quiet = 0; quiet < 2 && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, glanceMilliseconds));
    const isWhole = queries.isFetching() === 0 && document.querySelector('.unfinished') === null;
    quiet = isWhole ? quiet + 1 : 0;
  }
}
