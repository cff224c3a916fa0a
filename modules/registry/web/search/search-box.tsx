import { CloseButton, Modal } from '@mantine/core';
import { useDebouncedValue, useMediaQuery, useMounted } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { SearchIcon } from '#platform/web/icons.tsx';
import { FailureNotice, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { moveByKeys } from './arrow-keys.ts';
import { AtHand } from './at-hand.tsx';
import { type Found, FoundHits } from './found.tsx';
import { usePins } from './pins.ts';

interface SearchBoxProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The one box: finds workers, organisations and areas as one types, over whatever page is open. */
export function SearchBox({ opened, onClose }: SearchBoxProps) {
  const t = useText();
  const isPhone = useMediaQuery('(max-width: 600px)', false, { getInitialValueInEffect: false });
  // Closed at first, also when called up while it was still fetched: only a window that opens keeps where the focus was.
  const isHere = useMounted();
  return (
    <Modal.Root
      opened={opened && isHere}
      onClose={onClose}
      size={680}
      yOffset="9vh"
      fullScreen={isPhone}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('search.title')} className="search-box">
        <Body onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  );
}

function Body({ onClose }: Pick<SearchBoxProps, 'onClose'>) {
  const t = useText();
  const whole = useRef<HTMLDivElement>(null);
  const { typed, setTyped, found, isBehind } = useFound();
  const pins = usePins();
  const submit = useFirstHit({ whole, isBehind, found: found.data });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the box and the links inside
    <div ref={whole} className="search-all" onKeyDown={moveByKeys}>
      <search>
        <form className="search-head" onSubmit={submit}>
          <SearchIcon size={20} />
          <input
            data-autofocus
            type="search"
            aria-label={t('search.title')}
            placeholder={t('search.placeholder')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            maxLength={100}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <CloseButton onClick={onClose} aria-label={t('web.close')} />
        </form>
      </search>
      <section
        className="search-body"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        aria-busy={isBehind}
        aria-label={t('search.results')}
      >
        <FailureNotice error={pins.error} />
        {typed.trim() === '' ? (
          <AtHand pins={pins} onOpen={onClose} />
        ) : (
          <Loaded query={found} lines={4}>
            {(data) => (
              <div className={isBehind ? 'search-found search-behind' : 'search-found'}>
                <FoundHits found={data} typed={typed.trim()} pins={pins} onOpen={onClose} />
              </div>
            )}
          </Loaded>
        )}
      </section>
      <p role="status" className="visually-hidden">
        {typed.trim() !== '' && !isBehind && found.data ? t('search.count', countsOf(found.data)) : null}
      </p>
      <Keys />
    </div>
  );
}

function Keys() {
  const t = useText();
  return (
    <p className="search-keys">
      {(['move', 'open', 'pin', 'close'] as const).map((key) => (
        <span key={key}>
          <kbd>{t(`search.key.${key}`)}</kbd> {t(`search.key.${key}.what`)}
        </span>
      ))}
    </p>
  );
}

const pauseMilliseconds = 180;

/** What is typed, and the answer to it as soon as the typing pauses. */
function useFound() {
  const [typed, setTyped] = useState('');
  const [paused] = useDebouncedValue(typed.trim(), pauseMilliseconds);
  const query = typed.trim() === '' ? '' : paused;
  const found = useQuery({
    ...registryApi.search.everything.queryOptions({ input: { query } }),
    enabled: query !== '',
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    gcTime: 60_000,
  });
  const isBehind = typed.trim() !== query || found.isPlaceholderData || found.isFetching;
  return { typed, setTyped, found, isBehind };
}

/** Enter in the box: the only hit is opened, of several the first gets the focus; one waits for the answer to the last letters. */
function useFirstHit({
  whole,
  isBehind,
  found,
}: {
  readonly whole: { readonly current: HTMLElement | null };
  readonly isBehind: boolean;
  readonly found: Found | undefined;
}) {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    if (!isWanted || isBehind) return;
    setWanted(false);
    const hits = whole.current?.querySelectorAll<HTMLElement>('[data-hit]') ?? [];
    const counts = found ? countsOf(found) : null;
    const only = counts !== null && counts.workers + counts.organisations + counts.areas === 1;
    if (only) hits[0]?.click();
    else hits[0]?.focus();
  }, [isWanted, isBehind, found, whole]);
  return (event: FormEvent) => {
    event.preventDefault();
    setWanted(true);
  };
}

function countsOf({ workers, organisations, areas }: Found) {
  return { workers: workers.length, organisations: organisations.length, areas: areas.length };
}
