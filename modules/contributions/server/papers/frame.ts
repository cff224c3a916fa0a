import type { Block, Paper } from '#platform/server/pdf/index.ts';
import { textOf } from '#platform/server/texts.ts';

/** What every paper of a branch office says of itself. */
export interface Frame {
  /** The branch that answers for it; empty when none does. */
  readonly office: string;
  /** RFC 3339. */
  readonly madeAt: string;
  readonly isDemonstration: boolean;
}

/** How whoever holds a paper finds out that it is not made up. */
export interface Check {
  readonly number: string;
  readonly code: string;
  /** Where number and code are tried; the QR code opens it. Holds no name and no number of a person. */
  readonly url: string;
}

interface Given {
  readonly frame: Frame;
  readonly title: string;
  readonly subtitle?: string;
  readonly number?: string;
  readonly isLandscape?: boolean;
  readonly blocks: readonly Block[];
}

/** A paper in the frame of its office; its title stands at the foot of each page. */
export function framed({
  frame,
  title,
  subtitle = '',
  number = '',
  isLandscape = false,
  blocks,
}: Given): Paper {
  const { office, madeAt, isDemonstration } = frame;
  const shownNumber = number === '' ? '' : say('number', { number });
  const foot = [title, office].filter((part) => part !== '').join(' · ');
  return { title, subtitle, office, number: shownNumber, foot, madeAt, isDemonstration, isLandscape, blocks };
}

/** The block by which a paper is checked. */
export function checkBlock({ number, code, url }: Check): Block {
  return {
    kind: 'check',
    qr: url,
    title: say('check.title'),
    lines: [say('check.code', { number, code }), say('check.where', { url: url.split('#')[0] ?? url })],
  };
}

/** A text of the papers, Indonesian: these papers are official. */
export function say(key: string, details: Readonly<Record<string, string | number>> = {}): string {
  return textOf('id', `papers.${key}`, details);
}
