import { Button } from '@mantine/core';
import { type ComponentType, type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { BrandMark } from '#platform/web/brand.tsx';
import { useText } from '#platform/web/text.ts';
import { chooseCheckLanguage } from './cek-texts.ts';
import type { Updates } from './cek-worker.ts';
import { LanguageButtons } from './language-buttons.tsx';

interface CheckFrameProps {
  readonly updates: Updates;
  readonly page: ComponentType<{ readonly notice?: ReactNode }>;
}

/** The frame of the check page: no account, no menu, nothing that would need a network. */
export function CheckFrame({ updates, page: CheckPage }: CheckFrameProps) {
  const t = useText();
  const isDemonstration = useDemonstration();
  return (
    <>
      <a className="skip-link" href="#isi">
        {t('check.skip')}
      </a>
      {isDemonstration ? (
        <aside className="ribbon" aria-label={t('check.ribbon.label')}>
          {t('check.ribbon')}
        </aside>
      ) : null}
      <div className="main check-document">
        <header className="topbar">
          <a href="/" className="brand" title={t('check.home')}>
            <BrandMark />
            Semesta
          </a>
          <LanguageButtons label={t('check.language')} onChoose={chooseCheckLanguage} />
        </header>
        <main id="isi" tabIndex={-1}>
          <CheckPage notice={<UpdateNotice updates={updates} />} />
        </main>
        <footer className="foot">{t('check.foot')}</footer>
      </div>
    </>
  );
}

/** A new version comes when the desk says so: never in the middle of a check. */
function UpdateNotice({ updates }: { readonly updates: Updates }) {
  const t = useText();
  const isWaiting = useSyncExternalStore(updates.subscribe, updates.isWaiting);
  if (!isWaiting) return null;
  return (
    <div className="notice" role="status">
      <div className="spread">
        {t('check.update')}
        <Button size="xs" onClick={updates.takeOver}>
          {t('check.update.now')}
        </Button>
      </div>
    </div>
  );
}

const demonstrationKey = 'semesta.check.demonstration';

/** Whether this installation is a demonstration: asked without any account, and remembered for when there is no network. */
function useDemonstration(): boolean {
  const [isDemonstration, setIsDemonstration] = useState(
    () => localStorage.getItem(demonstrationKey) === 'true',
  );
  useEffect(() => {
    const ask = async () => {
      const answer = await fetch('/api/v1/me', { credentials: 'omit', cache: 'no-store' });
      const body: unknown = await answer.json();
      if (!answer.ok || typeof body !== 'object' || body === null || !('demonstration' in body)) return;
      localStorage.setItem(demonstrationKey, String(body.demonstration === true));
      setIsDemonstration(body.demonstration === true);
    };
    // Without network what is remembered stands.
    ask().catch(() => undefined);
  }, []);
  return isDemonstration;
}
