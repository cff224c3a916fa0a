import type { Actor } from './actors.ts';
import { idOf, lies, organisations, places, stranger } from './places.ts';
import {
  does,
  holdsPerson,
  isOfOrganisation,
  isOneself,
  isOwn,
  isOwnSponsor,
  seesSponsoredIn,
} from './rights.ts';
import { type Row, textOf, textsOf } from './rows.ts';
import {
  agreementRow,
  budgetRow,
  candidateRow,
  categoryRow,
  listRow,
  moveRow,
  programmeRow,
  scenarioRow,
  sponsorRow,
  sponsorshipWorld,
  termRow,
  villageRow,
} from './sponsorship-world.ts';
import {
  always,
  anything,
  fully,
  type Rule,
  readAndWrite,
  readOnly,
  type TableRules,
} from './table-rules.ts';

/** Money of one's area, or of what one's own organisation pays. */
const seesMoney = (actor: Actor, row: Row) =>
  seesSponsoredIn(actor, textOf(row, 'area_code')) || isOwnSponsor(actor, textsOf(row, 'custodians'));

const seesOfVillage = (actor: Actor, row: Row) =>
  seesSponsoredIn(actor, textOf(row, 'village_code')) || isOwnSponsor(actor, textsOf(row, 'custodians'));

/** True when some row of the table that refers to this one is seen. */
function some(table: string, key: string, sees: (actor: Actor, row: Row) => boolean) {
  return (actor: Actor, row: Row) =>
    (sponsorshipWorld[table] ?? []).some((other) => other[key] === row[key] && sees(actor, other));
}

/** Of a programme that reaches one's village one sees the programme, its agreement and who pays. */
const reachesVillage = some('sponsorship.programme_villages', 'programme_id', seesOfVillage);
const seesProgramme = (actor: Actor, row: Row) => seesMoney(actor, row) || reachesVillage(actor, row);
const hasProgramme = some('sponsorship.programmes', 'agreement_id', seesProgramme);
export const seesAgreement = (actor: Actor, row: Row) => seesMoney(actor, row) || hasProgramme(actor, row);
const hasAgreement = some('sponsorship.agreements', 'sponsor_id', seesAgreement);
const seesSponsor = (actor: Actor, row: Row) => seesMoney(actor, row) || hasAgreement(actor, row);

const seesBudget = (actor: Actor, row: Row) => seesMoney(actor, row) || seesOfVillage(actor, row);

/** The village whose residents they are, its office, the auditor; the government before which the list was laid. */
const seesPeopleOf = (actor: Actor, row: Row) =>
  livesWithin(actor, row) || (actor.role === 'government' && lies(textOf(row, 'laid_before'), actor.areas));

function livesWithin(actor: Actor, row: Row): boolean {
  return holdsPerson(actor, { area_code: textOf(row, 'village_code'), work_area_code: '', custodians: [] });
}

/** A list is counts and money to its sponsor; the people on it are not. */
const seesList = (actor: Actor, row: Row) =>
  seesPeopleOf(actor, row) || isOwnSponsor(actor, textsOf(row, 'custodians'));

/** Whoever takes the worker over when the sponsor stops, and he himself. */
const seesTerm = (actor: Actor, row: Row) =>
  seesPeopleOf(actor, row) ||
  isOfOrganisation(actor, textOf(row, 'agent_id')) ||
  isOneself(actor, textOf(row, 'worker_id'));

const seesScenario = (actor: Actor, row: Row) =>
  isOwn(actor, row) || (row.is_shared === true && seesSponsoredIn(actor, textOf(row, 'area_code')));
const plans = (actor: Actor, row: Row) => does(actor, 'sponsorships') && isOwn(actor, row);
const plansHere = (actor: Actor, row: Row) =>
  plans(actor, row) && lies(textOf(row, 'area_code'), actor.areas);

/** Written by the registrar's functions alone, read by the application as `see` says. */
function kept(
  { key, touch, ...rest }: Pick<TableRules, 'key' | 'touch'> & Partial<TableRules>,
  see: NonNullable<Rule['see']>,
  insert: Row,
): TableRules {
  return {
    key,
    touch,
    grants: { semesta_app: readOnly, semesta_registrar: fully },
    rules: { semesta_app: { see }, semesta_registrar: anything },
    inserts: () => [insert],
    patches: () => [],
    ...rest,
  };
}

const newScheme = { area: places.ubungKaja, keepers: [organisations.own], villages: [] };
const newList = listRow(900, 0, places.ubungKaja, places.denpasar);

/** Sponsorship: counts and money by area or sponsor; people by residence, by the list laid before one, by who takes them over. */
export const sponsorshipRules: Readonly<Record<string, TableRules>> = {
  'sponsorship.categories': kept(
    { key: ['category_code'], touch: 'decree', onlyOurs: true },
    always,
    categoryRow('uji_baru'),
  ),
  'sponsorship.sponsors': kept(
    { key: ['sponsor_id'], touch: 'contact', deletesClash: true },
    seesSponsor,
    sponsorRow(900, places.ubungKaja, [organisations.own]),
  ),
  'sponsorship.agreements': kept(
    { key: ['agreement_id'], touch: 'title', deletesClash: true },
    seesAgreement,
    agreementRow(900, 0, newScheme),
  ),
  'sponsorship.budgets': kept(
    { key: ['budget_id'], touch: 'treasurer_name', deletesClash: true },
    seesBudget,
    budgetRow(900, 0, places.peguyangan),
  ),
  'sponsorship.budget_moves': kept(
    { key: ['move_id'], touch: 'reason', appendOnly: true },
    (actor, move) =>
      (sponsorshipWorld['sponsorship.budgets'] ?? []).some(
        (budget) => budget.budget_id === move.budget_id && seesBudget(actor, budget),
      ),
    { ...moveRow(900), budget_id: idOf('budget', 0) },
  ),
  'sponsorship.programmes': kept(
    { key: ['programme_id'], touch: 'unused_rule', deletesClash: true },
    seesProgramme,
    { ...programmeRow(0), programme_id: idOf('programme', 900) },
  ),
  'sponsorship.programme_villages': kept(
    { key: ['programme_id', 'village_code'], touch: 'agent_id' },
    seesOfVillage,
    villageRow(0, places.peguyangan),
  ),
  'sponsorship.lists': kept({ key: ['list_id'], touch: 'note' }, seesList, newList),
  'sponsorship.candidates': kept(
    { key: ['worker_id', 'list_id'], touch: 'hamlet' },
    seesPeopleOf,
    candidateRow(900, newList),
  ),
  'sponsorship.terms': kept(
    { key: ['worker_id', 'term_id'], touch: 'outcome_name' },
    seesTerm,
    termRow(900, newList, organisations.own),
  ),
  'sponsorship.scenarios': {
    key: ['scenario_id'],
    touch: 'name',
    grants: { semesta_app: readAndWrite, semesta_registrar: fully },
    rules: {
      semesta_app: { see: seesScenario, put: plansHere, change: plans, keep: plansHere },
      semesta_registrar: anything,
    },
    inserts: ({ account }) =>
      [places.ubungKaja, places.gianyar, places.unknown].flatMap((area_code, number) =>
        [account || stranger, stranger].map((account_id, owner) =>
          scenarioRow(900 + number * 2 + owner, { area_code, account_id, is_shared: true }),
        ),
      ),
    patches: ({ account }) => [
      { area_code: places.lombok },
      { account_id: stranger },
      { account_id: account || stranger },
    ],
  },
};
