import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, Outlet, useLocation, useMatches } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useVisitor, type Visitor, VisitorContext } from '#platform/web/visitor.ts';
import { accountsApi } from './accounts-api.ts';
import { audienceOf, mayOpen } from './navigation.ts';
import { SearchButton, SearchDoor } from './search-door.tsx';
import { Brand, Menu, Topbar, Who } from './topbar.tsx';

const Notifications = lazy(async () => ({ default: (await import('@mantine/notifications')).Notifications }));

/** The frame of every page: who is here, what may be opened, and the page itself when it may. */
export function Shell() {
  const me = useQuery(accountsApi.accounts.me.queryOptions());
  return (
    <Loaded query={me}>
      {(visitor) => (
        <VisitorContext value={visitor}>
          <SearchDoor>
            <Frame visitor={visitor} />
          </SearchDoor>
        </VisitorContext>
      )}
    </Loaded>
  );
}

function Frame({ visitor }: { readonly visitor: Visitor }) {
  const t = useText();
  return (
    <>
      <a className="skip-link" href="#isi">
        {t('web.skip')}
      </a>
      {visitor.demonstration ? (
        <aside className="ribbon" aria-label={t('web.ribbon.label')}>
          {t('web.ribbon')}
        </aside>
      ) : null}
      <div className={visitor.account ? 'shell shell-signed' : 'shell shell-open'}>
        {visitor.account ? <Side /> : null}
        <div className="main">
          <Topbar />
          <main id="isi" tabIndex={-1}>
            <Guarded>
              <Outlet />
            </Guarded>
          </main>
          <footer className="foot">{t('web.foot')}</footer>
          <Told />
        </div>
      </div>
    </>
  );
}

/** What pages tell in passing; the first page tells nothing, and does not fetch it. */
function Told() {
  const { pathname } = useLocation();
  const [isNeeded, setNeeded] = useState(false);
  if (!isNeeded && pathname !== '/') setNeeded(true);
  return isNeeded ? (
    <Suspense>
      <Notifications position="bottom-right" autoClose={6000} />
    </Suspense>
  ) : null;
}

/** The page, or the sign-in, the second factor that is due, or the word that it is not open to this role. */
function Guarded({ children }: { readonly children: ReactNode }) {
  const { account } = useVisitor();
  const { pathname, href } = useLocation();
  const shown = useMatches({ select: (matches) => matches.at(-1)?.pathname ?? '/' });
  const t = useText();
  if (account?.mustSetUpSecondFactor && pathname !== '/keamanan') return <Navigate to="/keamanan" replace />;
  const isOpen = (path: string) => mayOpen(audienceOf(path), account?.role ?? null);
  // The page that is being left still stands for a moment: it is not drawn where it is not open.
  if (isOpen(pathname)) return isOpen(shown) ? children : null;
  if (!account) return <Navigate to="/masuk" search={{ ke: href }} replace />;
  return (
    <div className="page">
      <h1>{t('web.forbidden.title')}</h1>
      <Empty title={t('web.forbidden.what')} action={<Link to="/">{t('web.home')}</Link>}>
        {t('web.forbidden.hint')}
      </Empty>
    </div>
  );
}

function Side() {
  return (
    <div className="side">
      <div className="side-inner">
        <Brand />
        <SearchButton look="field" />
        <Menu />
        <Who />
      </div>
    </div>
  );
}
