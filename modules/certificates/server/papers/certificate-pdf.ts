import { fillTemplate, shownCertificateCode } from '#modules/certificates/core/index.ts';
import { printCertificate, shownDay, shownMonth } from '#platform/server/pdf/index.ts';

interface Note {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The words of a certificate, as a version of the template holds them. */
interface CertificateWords {
  readonly title: string;
  readonly subtitle: string;
  readonly opening: string;
  readonly statement: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly validity: { readonly label: string; readonly day: string; readonly text: string };
  readonly check: { readonly title: string; readonly lines: readonly string[]; readonly codeLabel: string };
  readonly notes: readonly Note[];
  readonly issued: string;
  readonly foot: string;
}

/** An edition of a certificate with the words of its paper. */
export interface PrintedEdition {
  readonly number: string;
  readonly code: string;
  /** `YYYY-MM-DD`. */
  readonly registered_since: string;
  readonly office: string;
  readonly words: CertificateWords;
  readonly edition: {
    readonly edition: number;
    readonly text: string;
    readonly issuer: string;
    readonly issued_at: string;
    readonly expires_on: string;
    readonly name: string;
    readonly npp: string;
    readonly nib: string | null;
    readonly area_code: string;
    readonly area_name: string;
    readonly programmes: readonly string[];
    readonly workers_reported: number;
    readonly paid_through: string;
  };
}

/** An edition on paper: the same edition has the same bytes whenever it is printed. */
export function certificatePdf(
  printed: PrintedEdition,
  { isDemonstration }: { readonly isDemonstration: boolean },
): Promise<Buffer> {
  const { words, edition, number, code, office } = printed;
  const fillings = fillingsOf(printed);
  const fill = (text: string) => fillTemplate(text, fillings);
  const { validity, check } = words;
  return printCertificate({
    ...{ title: fill(words.title), subtitle: fill(words.subtitle), office, number: `Nomor ${number}` },
    ...{ opening: fill(words.opening), name: edition.name, statement: fill(words.statement) },
    facts: words.facts.map(([term, value]) => [fill(term), fill(value)] as const),
    validity: { label: fill(validity.label), day: fill(validity.day), text: fill(validity.text) },
    check: {
      ...{ qr: edition.text, title: fill(check.title), lines: check.lines.map(fill) },
      ...{ codeLabel: fill(check.codeLabel), code: shownCertificateCode(code) },
    },
    notes: words.notes.map((note) => ({ title: fill(note.title), lines: note.lines.map(fill) })),
    ...{ issued: fill(words.issued), foot: fill(words.foot) },
    ...{ madeAt: new Date(edition.issued_at).toISOString(), isDemonstration },
  });
}

function fillingsOf({ number, office, registered_since, edition }: PrintedEdition) {
  return {
    ...{ number, office: office || 'Semesta', npp: edition.npp, nib: edition.nib ?? '–' },
    ...{ areaName: edition.area_name, programmes: edition.programmes.join(', ') || '–' },
    workersReported: new Intl.NumberFormat('id-ID').format(edition.workers_reported),
    ...{ paidThrough: shownMonth(edition.paid_through), registeredSince: shownDay(registered_since) },
    ...{ expires: shownDay(edition.expires_on), issuedOn: shownDay(dayOf(edition.issued_at)) },
    checkUrl: checkUrlOf(edition.issuer),
  };
}

/** Where whoever holds the paper asks: the issuer's own page, without the scheme, as people read addresses. */
export function checkUrlOf(issuer: string): string {
  return `${issuer.replace(/^https?:\/\//, '')}/cek`;
}

function dayOf(instant: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Makassar' }).format(new Date(instant));
}
