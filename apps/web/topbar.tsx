import { Burger } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { BrandMark } from '#platform/web/brand.tsx';
import { useText } from '#platform/web/text.ts';
import { useClosingDetails } from '#platform/web/use-closing-details.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { ColourSchemeSwitch } from './colour-scheme-switch.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { documents, entries, firstForVisitors, mayOpen } from './navigation.ts';
import { SearchButton } from './search-door.tsx';

/** Comes with the pages of the registry, so that a visitor without an account fetches none of them. */
const TasksBadge = lazy(() =>
  import('#modules/registry/web/index.ts').then((door) => ({ default: door.TasksBadge })),
);

const MenuDrawer = lazy(async () => ({ default: (await import('./menu-drawer.tsx')).MenuDrawer }));

/** The bar above a page where no menu stands beside it: on small screens, and for visitors without account. */
export function Topbar() {
  const t = useText();
  const { account } = useVisitor();
  const [wasOpened, setOpened] = useState(false);
  const [opened, drawer] = useDisclosure(false, { onOpen: () => setOpened(true) });
  return (
    <header className="topbar">
      <Brand />
      <div className="topbar-end">
        {account ? null : (
          <>
            <div className="topbar-open">
              <Menu part="first" />
              <MoreMenu />
              <LanguageSwitch />
              <ColourSchemeSwitch />
            </div>
            <Link to="/masuk">{t('web.nav.sign_in')}</Link>
          </>
        )}
        <SearchButton look="sign" />
        <Burger
          className="topbar-burger"
          opened={opened}
          onClick={drawer.toggle}
          color="#fff"
          size="sm"
          aria-label={t('web.nav.open')}
        />
      </div>
      {wasOpened ? (
        <Suspense>
          <MenuDrawer opened={opened} onClose={drawer.close}>
            <Menu onChoose={drawer.close} />
            <Who onChoose={drawer.close} />
          </MenuDrawer>
        </Suspense>
      ) : null}
    </header>
  );
}

export function Brand() {
  return (
    <Link to="/" className="brand">
      <BrandMark />
      Semesta
    </Link>
  );
}

/** What a visitor's bar has no room for. */
function MoreMenu() {
  const t = useText();
  const menu = useClosingDetails();
  return (
    <details className="more-menu" ref={menu}>
      <summary>{t('web.nav.more')}</summary>
      <Menu part="others" />
    </details>
  );
}

interface MenuProps {
  /** Of a visitor's menu: what his bar shows by itself, or the rest; without it, all. */
  readonly part?: 'first' | 'others';
  readonly onChoose?: () => void;
}

/** The pages that this visitor may open. */
export function Menu({ part, onChoose }: MenuProps) {
  const t = useText();
  const { account } = useVisitor();
  const { pathname } = useLocation();
  const open = entries.filter(
    ({ audience, menu }) =>
      (menu === true || (menu === 'visitor' && !account)) && mayOpen(audience, account?.role ?? null),
  );
  // A page without an entry of its own belongs to the entry that its address begins with.
  const [current] = open
    .map(({ to }): string => to)
    .filter((to) => pathname === to || pathname.startsWith(`${to}/`))
    .sort((one, other) => other.length - one.length);
  const isShown = ({ to }: { readonly to: string }) =>
    part === undefined || firstForVisitors.includes(to) === (part === 'first');
  return (
    <nav className="nav" aria-label={t(part === 'others' ? 'web.nav.more' : 'web.nav.label')}>
      {open.filter(isShown).map(({ to, text }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: to !== current, includeSearch: false }}
          onClick={onChoose}
        >
          {t(text)}
          {to === '/tugas' ? (
            <Suspense>
              <TasksBadge />
            </Suspense>
          ) : null}
        </Link>
      ))}
      {documents
        .filter(({ roles }) => part !== 'first' && (!account || mayOpen(roles, account.role)))
        .map(({ href, text }) => (
          <a key={href} href={href}>
            {t(text)}
          </a>
        ))}
    </nav>
  );
}

/** Who is signed in, as what and where, and the language. */
export function Who({ onChoose }: { readonly onChoose?: () => void }) {
  const t = useText();
  const { account } = useVisitor();
  const scope = account?.organisation?.name ?? account?.areas.map(({ name }) => name).join(', ');
  return (
    <div className="side-foot">
      {account ? (
        <div>
          <strong>{account.name}</strong>
          {t(`web.role.${account.role}`)}
          {scope ? (
            <div className="side-scope" title={scope}>
              {scope}
            </div>
          ) : null}
          <div className="row">
            <Link to="/profil" onClick={onChoose}>
              {t('web.nav.profile')}
            </Link>
          </div>
        </div>
      ) : null}
      <div className="row">
        <LanguageSwitch />
        <ColourSchemeSwitch />
      </div>
    </div>
  );
}
