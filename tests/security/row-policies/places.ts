/** The places, organisations and ids of the small world that the row policies are tried on. */

export const places = {
  unknown: '',
  bali: '51',
  denpasar: '51.71',
  denpasarUtara: '51.71.04',
  ubungKaja: '51.71.04.2008',
  ubungKajaHamlet: '51.71.04.2008.901',
  peguyangan: '51.71.04.1009',
  sesetan: '51.71.01.1003',
  gianyar: '51.04',
  batubulan: '51.04.01.2001',
  batubulanHamlet: '51.04.01.2001.901',
  lombok: '52',
  mataram: '52.71',
  ampenan: '52.71.01.1001',
} as const;

const kinds = [
  'organisation',
  'account',
  'worker',
  'membership',
  'list',
  'file',
  'entry',
  'answer',
  'denominator',
  'plan',
  'planInput',
  'delta',
  'person',
  'new',
  'bill',
  'payment',
  'journal',
  'filing',
  'statement',
  'sponsor',
  'agreement',
  'budget',
  'programme',
  'candidates',
  'term',
  'scenario',
  'certificate',
  'undertaking',
  'stated',
  'contract',
  'revocation',
  'sanction',
  'sanction_step',
  'sanction_letter',
  'sanction_answer',
  'target',
] as const;

/** The same id for the same thing in every run. */
export function idOf(kind: (typeof kinds)[number], number: number): string {
  const first = String(kinds.indexOf(kind) + 1).padStart(8, '0');
  return `${first}-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** 32 bytes as PostgreSQL prints them. */
export function hashOf(number: number): string {
  return `\\x${String(number).padStart(64, '0')}`;
}

export const stranger = idOf('account', 999_999);

/** `own` has a child and a grandchild; the siblings are nothing to it. */
export const organisations = {
  own: idOf('organisation', 1),
  child: idOf('organisation', 2),
  grandchild: idOf('organisation', 3),
  sibling: idOf('organisation', 4),
  elsewhere: idOf('organisation', 5),
} as const;

/** True when the code is the area or lies in it; a place not known lies nowhere. */
export function lies(code: string, areas: readonly string[]): boolean {
  return code !== '' && areas.some((area) => code === area || code.startsWith(`${area}.`));
}
