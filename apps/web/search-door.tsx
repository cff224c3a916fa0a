import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useState,
} from 'react';
import { forgetHere } from '#platform/web/browser-memory.ts';
import { SearchIcon } from '#platform/web/icons.tsx';
import { useText } from '#platform/web/text.ts';
import { useSearchKey } from '#platform/web/use-search-key.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { maySearch } from './navigation.ts';
import { completeTexts } from './texts.ts';

/** The first page does not have the texts of the box. */
const registry = async () => {
  const [door] = await Promise.all([import('#modules/registry/web/index.ts'), completeTexts()]);
  return door;
};
const SearchBox = lazy(async () => ({ default: (await registry()).SearchBox }));

/** Null: not for this visitor. */
const OpenSearchContext = createContext<(() => void) | null>(null);

/** Lets every page below call up the one box, by a button or a key; what this browser remembers goes with the sign-out. */
export function SearchDoor({ children }: { readonly children: ReactNode }) {
  const { account } = useVisitor();
  const isOffered = account !== null && !account.mustSetUpSecondFactor && maySearch(account.role);
  const [opened, setOpened] = useState(false);
  const open = useCallback(() => setOpened(true), []);
  const close = useCallback(() => setOpened(false), []);
  useSearchKey(isOffered ? open : null);
  const isSignedOut = account === null;
  useEffect(() => {
    if (isSignedOut) forgetHere();
  }, [isSignedOut]);
  useEffect(() => {
    // What is typed right after the key would be lost while the box is still fetched.
    if (isOffered) registry().catch(() => {});
  }, [isOffered]);
  return (
    <OpenSearchContext value={isOffered ? open : null}>
      {children}
      {isOffered ? (
        <Suspense>
          <SearchBox opened={opened} onClose={close} />
        </Suspense>
      ) : null}
    </OpenSearchContext>
  );
}

/** Calls up the box: in the menu a field with its key, on a phone a sign. */
export function SearchButton({ look }: { readonly look: 'field' | 'sign' }) {
  const t = useText();
  const open = useContext(OpenSearchContext);
  if (!open) return null;
  if (look === 'sign')
    return (
      <button type="button" className="search-sign" aria-label={t('search.open')} onClick={open}>
        <SearchIcon size={22} />
      </button>
    );
  return (
    <button type="button" className="search-field" aria-keyshortcuts="/ Control+K" onClick={open}>
      <SearchIcon />
      <span>{t('search.open')}</span>
      <span className="key" aria-hidden="true">
        /
      </span>
    </button>
  );
}
