import { fillTemplate, shownCertificateCode } from '#modules/certificates/core/index.ts';
import { printCard, shownDay, shownMonth } from '#platform/server/pdf/index.ts';
import { checkUrlOf } from './certificate-pdf.ts';

/** The words of a card, as a version of the template holds them. */
export interface CardWords {
  readonly title: string;
  readonly subtitle: string;
  readonly nameLabel: string;
  readonly kpjLabel: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly validity: { readonly label: string; readonly day: string };
  readonly check: { readonly title: string; readonly codeLabel: string };
  readonly lead: string;
  readonly notes: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly foot: string;
}

interface PrintedCard {
  readonly code: string;
  readonly words: CardWords;
  readonly edition: {
    readonly text: string;
    readonly issuer: string;
    readonly issued_at: string;
    readonly expires_on: string;
    readonly name_masked: string;
    readonly kpj: string;
    readonly programmes: readonly string[];
    readonly paid_through: string;
  };
}

/** A card on paper, to cut out and fold. */
export function cardPdf(
  { code, words, edition }: PrintedCard,
  { isDemonstration }: { readonly isDemonstration: boolean },
): Promise<Buffer> {
  const fillings = {
    ...{ kpj: edition.kpj, programmes: edition.programmes.join(', '), checkUrl: checkUrlOf(edition.issuer) },
    ...{ paidThrough: shownMonth(edition.paid_through), lastDay: shownDay(dayBefore(edition.expires_on)) },
  };
  const fill = (text: string) => fillTemplate(text, fillings);
  return printCard({
    ...{ title: fill(words.title), subtitle: fill(words.subtitle), lead: fill(words.lead) },
    name: [fill(words.nameLabel), edition.name_masked],
    number: [fill(words.kpjLabel), spaced(edition.kpj)],
    facts: words.facts.map(([term, value]) => [fill(term), fill(value)] as const),
    validity: { label: fill(words.validity.label), day: fill(words.validity.day) },
    check: {
      ...{ qr: edition.text, title: fill(words.check.title) },
      ...{ codeLabel: fill(words.check.codeLabel), code: shownCertificateCode(code) },
    },
    notes: words.notes.map((note) => ({ title: fill(note.title), lines: note.lines.map(fill) })),
    foot: fill(words.foot),
    ...{ madeAt: new Date(edition.issued_at).toISOString(), isDemonstration },
  });
}

/** People read the last day on which a card holds, not the first on which it does not. */
function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** Four digits at a time, as people copy them. */
function spaced(kpj: string): string {
  return kpj.replace(/(\d{4})(?=\d)/g, '$1 ');
}
