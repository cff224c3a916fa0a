import type { MemberFile } from '#modules/coverage/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { shownDay, shownInstant, shownMonth } from '#platform/server/pdf/index.ts';
import { textOf } from '#platform/server/texts.ts';
import { printTable } from './print-table.ts';
import { type OrganisationAsked, showOrganisation } from './show-organisation.ts';

interface OrganisationCall {
  readonly services: Services;
  readonly caller: Caller;
  readonly language: 'id' | 'en';
}

/**
 * How the members of an organisation stand as a file: a line a month, with what is counted, day and source above it.
 *
 * @throws Refusal those of `showOrganisation`
 */
export async function exportOrganisation(
  { services, caller, language }: OrganisationCall,
  file: MemberFile,
  asked: OrganisationAsked,
): Promise<File> {
  const shown = await showOrganisation(services, caller, asked, language);
  const say = (key: string) => textOf(language, `coverage.export.${key}`);
  const { organisation, definitions, segment, onDay } = shown;
  return printTable(file === 'members.csv' ? 'csv' : 'xlsx', {
    name: `${say('file.members')}-${fileWord(organisation.name)}-${onDay}`,
    title: say('title.members'),
    above: [
      [say('head.organisation'), organisation.name],
      [say('head.segment'), say(`segment.${segment}`)],
      [say('head.registered'), `${shown.registered}. ${definitions.registered}`],
      [say('head.protected'), `${shown.protected}. ${definitions.protected}`],
      [say('column.paid'), definitions.paid],
      [say('column.fresh'), definitions.fresh],
      [say('column.returned'), definitions.returned],
      [say('head.day'), shownDay(onDay)],
      [say('head.source'), shown.source],
      [say('head.as_of'), shownInstant(shown.asOf)],
      ...(shown.demonstration ? [[say('head.demonstration'), say('demonstration_note')] as const] : []),
    ],
    columns: ['month', 'paid', 'fresh', 'returned', 'closed'].map((column) => say(`column.${column}`)),
    rows: shown.months.map(({ month, paid, fresh, returned, isOpen }) => [
      ...[shownMonth(month), paid, fresh, returned, say(isOpen ? 'closed.no' : 'closed.yes')],
    ]),
    widths: [18, 16, 16, 16, 24],
    sheet: say('sheet'),
  });
}

/** A name as it can stand in the name of a file. */
function fileWord(name: string): string {
  const word = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return word.replaceAll(/^-|-$/g, '').slice(0, 40);
}
