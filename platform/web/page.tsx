import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';

interface PageProps {
  readonly title: string;
  /** One line under the title: what this page is for. */
  readonly lead?: ReactNode;
  /** The way here, above the title. */
  readonly trail?: ReactNode;
  readonly actions?: ReactNode;
  readonly width?: 'wide' | 'reading';
  readonly children: ReactNode;
}

/** One page: its only h1, what it is for, what can be done, and the content. */
export function Page({ title, lead, trail, actions, width = 'wide', children }: PageProps) {
  useDocumentTitle(`${title} · Semesta`);
  return (
    <div className={`page page-${width}`}>
      <header className="page-head">
        <div className="page-head-words">
          {trail}
          <h1>{title}</h1>
          {lead ? <p className="page-lead">{lead}</p> : null}
        </div>
        {actions ? <div className="page-actions">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  /** The anchor an address leads to (`#peringkat`). */
  readonly id?: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a page on its own card. */
export function Section({ title, id, aside, children }: SectionProps) {
  return (
    <section className="card" id={id}>
      <div className="card-head">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** Pairs of a term and what is known of it. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export type Tone = 'good' | 'warn' | 'bad' | 'calm' | 'plain';

/** A short state in words, its colour only a second sign. */
export function Tag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}
