import type { Fact } from './paper.ts';

interface Checked {
  /** What the QR code says. */
  readonly qr: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly codeLabel: string;
  /** For typing, in groups. */
  readonly code: string;
}

interface Note {
  readonly title: string;
  readonly lines: readonly string[];
}

/** A certificate on one framed page, as data: everything is words already. */
export interface CertificatePaper {
  readonly title: string;
  readonly subtitle: string;
  readonly office: string;
  readonly number: string;
  readonly opening: string;
  /** Whom it certifies, large. */
  readonly name: string;
  readonly statement: string;
  readonly facts: readonly Fact[];
  readonly validity: { readonly label: string; readonly day: string; readonly text: string };
  readonly check: Checked;
  readonly notes: readonly Note[];
  /** Who issued it and why it needs no signature. */
  readonly issued: string;
  readonly foot: string;
  /** RFC 3339. The same paper made at the same instant has the same bytes. */
  readonly madeAt: string;
  readonly isDemonstration: boolean;
}

/** A card for the wallet, two faces beside each other to cut out and fold, with words below. */
export interface CardPaper {
  readonly title: string;
  readonly subtitle: string;
  readonly name: Fact;
  readonly number: Fact;
  readonly facts: readonly Fact[];
  readonly validity: { readonly label: string; readonly day: string };
  readonly check: Omit<Checked, 'lines'>;
  readonly lead: string;
  readonly notes: readonly Note[];
  readonly foot: string;
  readonly madeAt: string;
  readonly isDemonstration: boolean;
}
