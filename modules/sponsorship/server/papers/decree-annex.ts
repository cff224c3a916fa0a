import type { ListedPerson, ListFacts } from './list-facts.ts';
import type { OfficialPaper, PaperTable } from './official-paper.ts';
import { dotted, dottedDay, fundingInWords, say, shownNumber, termInWords, villageInWords } from './words.ts';

/** The annex of the village head's decree: who is a vulnerable worker of the village, by name. NIK masked, as everywhere. */
export function decreeAnnex(list: ListFacts, people: readonly ListedPerson[]): OfficialPaper {
  const [chosen, reserve] = [
    people.filter(({ is_reserve }) => !is_reserve),
    people.filter(({ is_reserve }) => is_reserve),
  ];
  const head = say(list.village_kind === 'kelurahan' ? 'head.kelurahan' : 'head.desa');
  return {
    fileName: `lampiran-keputusan-${list.list_id.slice(0, 8)}`,
    title: say('decree.title', { head }),
    subtitle: say('decree.about', { village: villageInWords(list) }),
    office: say('government', { village: villageInWords(list) }),
    facts: [
      [say('decree.number'), dotted],
      [say('decree.day'), dotted],
      [say('place'), list.village_path],
      [say('programme'), list.programme_name],
      [say('sponsor'), list.sponsor_name],
      [say('funding'), fundingInWords(list.funding)],
      [say('term.title'), termInWords(list)],
      [say('workers'), say('people', { n: shownNumber(chosen.length) })],
      [say('state'), say(`state.${list.state}`)],
    ],
    tables: [
      peopleTable(say('decree.people'), chosen),
      ...(reserve.length > 0
        ? [{ ...peopleTable(say('decree.reserve'), reserve), lead: say('decree.reserve.lead') }]
        : []),
    ],
    notes: [],
    signature: {
      closing: say('decree.closing', { village: villageInWords(list) }),
      placeAndDay: say('signed_at', { place: list.village_name, day: dottedDay }),
      role: `${head} ${list.village_name}`,
    },
  };
}

function peopleTable(title: string, people: readonly ListedPerson[]): PaperTable {
  return {
    title,
    columns: [
      { title: say('no'), width: 1.1, isNumber: true },
      { title: say('name'), width: 4.6 },
      { title: say('nik'), width: 3 },
      { title: say('hamlet'), width: 2.8 },
      { title: say('occupation'), width: 2.8 },
      { title: say('category'), width: 2.8 },
    ],
    rows: people.map((person, index) => [
      index + 1,
      person.name,
      person.nik_masked,
      person.hamlet || '–',
      person.occupation || say(`group.${person.occupation_group}`),
      person.category || '–',
    ]),
    none: say('decree.none'),
    isDense: true,
  };
}
