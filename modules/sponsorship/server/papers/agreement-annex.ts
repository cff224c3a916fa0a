import { shownDay, shownMonth } from '#platform/server/pdf/index.ts';
import type { AgreedCeiling, AgreedProgramme, AgreedVillage, AgreementFacts } from './agreement-queries.ts';
import type { OfficialPaper, PaperTable } from './official-paper.ts';
import { dottedDay, fundingInWords, say, shownNumber, termInWords } from './words.ts';

/** A programme with what a worker's whole term costs by the law of its months. */
export interface PricedProgramme extends AgreedProgramme {
  readonly workerIdr: bigint;
}

interface AnnexFacts {
  readonly agreement: AgreementFacts;
  readonly programmes: readonly PricedProgramme[];
  readonly villages: readonly AgreedVillage[];
  readonly ceilings: readonly AgreedCeiling[];
  /** What part of it the one who prints sees, in words; empty: all of it. */
  readonly part: string;
}

/** The annex of a working agreement: which villages, how many workers, how long, for how much, within which ceilings. */
export function agreementAnnex({
  agreement,
  programmes,
  villages,
  ceilings,
  part,
}: AnnexFacts): OfficialPaper {
  return {
    fileName: `lampiran-perjanjian-${agreement.agreement_id.slice(0, 8)}`,
    title: say('annex.title'),
    subtitle: say('annex.about', { number: agreement.number }),
    office: '',
    isLandscape: true,
    facts: [
      [say('annex.number'), agreement.number],
      ...(agreement.title ? [[say('annex.name'), agreement.title] as const] : []),
      [say('sponsor'), agreement.sponsor_name],
      [say('funding'), fundingInWords(agreement.funding)],
      ...(agreement.legal_basis ? [[say('annex.basis'), agreement.legal_basis] as const] : []),
      [say('annex.signed'), shownDay(agreement.signed_on)],
      [
        say('annex.valid'),
        say('annex.valid.days', { from: shownDay(agreement.valid_from), to: shownDay(agreement.valid_to) }),
      ],
      [say('annex.area'), agreement.area_name],
      ...(part ? [[say('annex.part'), say('annex.part.text', { part })] as const] : []),
    ],
    tables: [
      ...programmes.map((programme) => programmeTable(programme, villages)),
      ceilingTable(ceilings),
      ...leftOutTables(villages),
    ],
    notes: [{ title: say('annex.price'), text: say('annex.price.text') }],
    signature: {
      closing: '',
      placeAndDay: say('signed_at', { place: dottedDay, day: dottedDay }),
      role: say('annex.second'),
      beside: say('annex.first', { sponsor: agreement.sponsor_name }),
    },
  };
}

function programmeTable(programme: PricedProgramme, all: readonly AgreedVillage[]): PaperTable {
  const villages = all.filter(
    ({ programme_id, left_out }) => programme_id === programme.programme_id && left_out === '',
  );
  const workers = villages.reduce((sum, { quota }) => sum + quota, 0);
  const term = termInWords({ first_month: programme.start_month, months: programme.months });
  return {
    title: programme.name,
    lead: say('annex.programme', { term, month: shownMonth(programme.start_month) }),
    columns: [
      { title: say('no'), width: 0.8, isNumber: true },
      { title: say('village'), width: 3.6 },
      { title: say('district'), width: 3 },
      { title: say('annex.quota'), width: 1.8, isNumber: true },
      { title: say('annex.months'), width: 1.4, isNumber: true },
      { title: say('annex.worker_idr'), width: 2.6, isNumber: true },
      { title: say('amount_idr'), width: 2.8, isNumber: true },
    ],
    rows: villages.map(({ village_name, village_kind, district_name, quota }, index) => [
      index + 1,
      say(`village.${village_kind}`, { name: village_name }),
      district_name,
      quota,
      programme.months,
      programme.workerIdr,
      BigInt(quota) * programme.workerIdr,
    ]),
    totals: [
      [
        say('annex.total', { n: shownNumber(villages.length) }),
        '',
        '',
        workers,
        '',
        '',
        BigInt(workers) * programme.workerIdr,
      ],
    ],
    none: say('annex.no_villages'),
  };
}

function ceilingTable(ceilings: readonly AgreedCeiling[]): PaperTable {
  const total = ceilings.reduce((sum, { granted_idr }) => sum + granted_idr, 0n);
  return {
    title: say('annex.ceilings'),
    columns: [
      { title: say('year'), width: 1.2 },
      { title: say('village'), width: 4 },
      { title: say('bill.treasurer'), width: 4 },
      { title: say('annex.ceiling'), width: 3, isNumber: true },
    ],
    rows: ceilings.map(({ year, village_name, granted_idr, treasurer_name }) => [
      String(year),
      village_name || say('annex.any_village'),
      treasurer_name || '–',
      granted_idr,
    ]),
    totals: ceilings.length > 0 ? [[say('total'), '', '', total]] : [],
    none: say('annex.no_ceilings'),
  };
}

function leftOutTables(villages: readonly AgreedVillage[]): PaperTable[] {
  const left = villages.filter(({ left_out }) => left_out !== '');
  if (left.length === 0) return [];
  return [
    {
      title: say('annex.left_out'),
      columns: [
        { title: say('village'), width: 3 },
        { title: say('district'), width: 2.5 },
        { title: say('annex.reason'), width: 6 },
      ],
      rows: left.map(({ village_name, village_kind, district_name, left_out }) => [
        say(`village.${village_kind}`, { name: village_name }),
        district_name,
        say(`left_out.${left_out}`),
      ]),
      none: '',
    },
  ];
}
