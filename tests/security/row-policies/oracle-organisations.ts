import type { Actor } from './actors.ts';
import { businessTypeRow, changeRow } from './more-world.ts';
import { idOf, organisations, places, stranger } from './places.ts';
import { does, isOfOrganisation, isOwn, keepsParameters, seesCountsOf } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import { always, readAndAdd, readAndWrite, readOnly, type TableRules } from './table-rules.ts';
import { organisationRow, organisationRows } from './world.ts';

const { own, child, sibling } = organisations;

export const organisationRules: Readonly<Record<string, TableRules>> = {
  'registry.organisations': {
    key: ['organisation_id'],
    touch: 'address',
    grants: { semesta_app: readAndWrite, semesta_registrar: readOnly, semesta_worker: readOnly },
    rules: {
      semesta_app: {
        see: (actor, row) =>
          seesCountsOf(actor, textOf(row, 'area_code')) ||
          isOfOrganisation(actor, textOf(row, 'organisation_id')),
        put: keepsOrganisation,
        change: keepsOrganisation,
        keep: keepsOrganisation,
      },
      semesta_registrar: { see: always },
      semesta_worker: { see: always },
    },
    inserts: () =>
      [places.bali, places.denpasar, places.ubungKaja, places.batubulan, places.ampenan].map(
        (place, number) => organisationRow(idOf('organisation', 900 + number), place, null),
      ),
    patches: () => [
      { area_code: places.batubulan },
      { area_code: places.sesetan },
      { area_code: places.lombok },
    ],
  },
  'registry.organisation_changes': {
    key: ['organisation_id', 'version'],
    touch: 'reason',
    grants: { semesta_app: readAndAdd },
    rules: {
      semesta_app: {
        see: (actor, row) => seesOrganisation(actor, textOf(row, 'organisation_id')),
        put: (actor, row) =>
          does(actor, 'organisations') &&
          isOwn(actor, row) &&
          seesOrganisation(actor, textOf(row, 'organisation_id')),
      },
    },
    inserts: (actor) =>
      [own, child, sibling].flatMap((organisation, number) => [
        changeRow(organisation, actor.account || stranger, 900 + number),
        changeRow(organisation, idOf('account', 999_998), 910 + number),
      ]),
    patches: () => [],
  },
  'registry.business_types': {
    key: ['code'],
    touch: 'name',
    grants: { semesta_app: readAndWrite },
    rules: {
      semesta_app: { see: always, put: keepsParameters, change: keepsParameters, keep: keepsParameters },
    },
    inserts: () => [businessTypeRow('UJI-9')],
    patches: () => [{ risk_class: 5 }],
    onlyOurs: true,
  },
};

function keepsOrganisation(actor: Actor, row: Row): boolean {
  return does(actor, 'organisations') && seesCountsOf(actor, textOf(row, 'area_code'));
}

/** An organisation in one's sight: by its place, or one's own. */
export function seesOrganisation(actor: Actor, organisation: string): boolean {
  const found = organisationRows.find((row) => row.organisation_id === organisation);
  return (
    found !== undefined &&
    (seesCountsOf(actor, textOf(found, 'area_code')) || isOfOrganisation(actor, organisation))
  );
}
