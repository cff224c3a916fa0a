import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PinIcon } from '#platform/web/icons.tsx';
import { useText } from '#platform/web/text.ts';
import type { Pins } from './pins.ts';
import type { Kept } from './recent.ts';

/** One thing that may be opened, and what tells it from its like. */
export interface Hit extends Pick<Kept, 'kind' | 'subject' | 'name'> {
  readonly facts: readonly string[];
  /** Why it was found, where the name alone does not say. */
  readonly why?: string | null;
  readonly tag?: ReactNode;
}

interface HitListProps {
  readonly title: string;
  readonly hits: readonly Hit[];
  readonly pins: Pins;
  readonly onOpen: () => void;
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}

/** A titled list of hits; nothing where there are none. */
export function HitList({ title, hits, pins, onOpen, aside, children }: HitListProps) {
  if (hits.length === 0) return null;
  return (
    <section className="hits" aria-label={title}>
      <div className="hits-head">
        <h2>{title}</h2>
        {aside}
      </div>
      <ul>
        {hits.map((hit) => (
          <HitRow key={`${hit.kind} ${hit.subject}`} hit={hit} pins={pins} onOpen={onOpen} />
        ))}
      </ul>
      {children}
    </section>
  );
}

interface HitRowProps {
  readonly hit: Hit;
  readonly pins: Pins;
  readonly onOpen: () => void;
}

function HitRow({ hit, pins, onOpen }: HitRowProps) {
  const t = useText();
  const pinned = pins.isPinned(hit);
  return (
    <li className="hit">
      <HitLink hit={hit} onOpen={onOpen}>
        <span className="hit-name">
          <strong>{hit.name}</strong> {hit.tag}
        </span>
        {hit.facts.length > 0 ? <span className="hit-facts">{hit.facts.join(' · ')}</span> : null}
        {hit.why ? <span className="hit-why">{hit.why}</span> : null}
      </HitLink>
      <button
        type="button"
        className="hit-pin"
        data-pin
        aria-pressed={pinned}
        aria-label={t('search.pin.one', { name: hit.name })}
        title={t(pinned ? 'search.unpin' : 'search.pin')}
        onClick={() => pins.toggle(hit)}
      >
        <PinIcon full={pinned} />
      </button>
    </li>
  );
}

interface HitLinkProps {
  readonly hit: Hit;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

function HitLink({ hit: { kind, subject }, onOpen, children }: HitLinkProps) {
  // Preloading would open people's pages, and so look at them, by passing over them.
  const shared = {
    'data-hit': true,
    className: 'hit-link',
    onClick: onOpen,
    preload: false,
    children,
  } as const;
  if (kind === 'worker') return <Link to="/pekerja/$workerId" params={{ workerId: subject }} {...shared} />;
  if (kind === 'area') return <Link to="/wilayah/$code" params={{ code: subject }} {...shared} />;
  return <Link to="/organisasi/$organisationId" params={{ organisationId: subject }} {...shared} />;
}
