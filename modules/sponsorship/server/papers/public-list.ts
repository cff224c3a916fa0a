import { leastShown, type PublicHamlet, publicCounts } from '#modules/sponsorship/core/index.ts';
import type { ListedPerson, ListFacts } from './list-facts.ts';
import type { OfficialPaper, PaperTable } from './official-paper.ts';
import { dottedDay, fundingInWords, say, shownNumber, termInWords, villageInWords } from './words.ts';

/** What hangs on the notice board: how many by hamlet and occupation, and nobody who could be told by it. */
export function publicList(list: ListFacts, people: readonly ListedPerson[]): OfficialPaper {
  const chosen = people.filter(({ is_reserve }) => !is_reserve);
  const counts = publicCounts(
    chosen.map(({ hamlet, occupation_group: group }) => ({ hamlet, group, workers: 1 })),
  );
  const few = say('public.few', { least: leastShown });
  const all = counts.workers === null ? few : say('people', { n: shownNumber(counts.workers) });
  return {
    fileName: `papan-pengumuman-${list.list_id.slice(0, 8)}`,
    title: say('public.title'),
    subtitle: say('public.about', { village: villageInWords(list) }),
    office: say('government', { village: villageInWords(list) }),
    facts: [
      [say('place'), list.village_path],
      [say('programme'), list.programme_name],
      [say('sponsor'), list.sponsor_name],
      [say('funding'), fundingInWords(list.funding)],
      [say('term.title'), termInWords(list)],
      [say('workers'), all],
      [say('state'), say(`state.${list.state}`)],
    ],
    tables: [countsTable(counts.hamlets, counts.workers)],
    notes: [
      { title: say('public.why'), text: say('public.why.text', { least: leastShown }) },
      { title: say('public.ask'), text: say('public.ask.text', { village: villageInWords(list) }) },
    ],
    signature: {
      closing: '',
      placeAndDay: say('signed_at', { place: list.village_name, day: dottedDay }),
      role: `${say(list.village_kind === 'kelurahan' ? 'head.kelurahan' : 'head.desa')} ${list.village_name}`,
    },
  };
}

function countsTable(hamlets: readonly PublicHamlet[], workers: number | null): PaperTable {
  return {
    title: say('public.counts'),
    columns: [
      { title: say('hamlet'), width: 4 },
      { title: say('occupation'), width: 4 },
      { title: say('workers'), width: 2, isNumber: true },
    ],
    rows: hamlets.flatMap(({ hamlet, lines }) =>
      lines.map((line, index) => [
        index === 0 ? hamletInWords(hamlet) : '',
        line.group === null
          ? say(lines.length === 1 ? 'public.all_groups' : 'public.other_groups')
          : say(`group.${line.group}`),
        line.workers,
      ]),
    ),
    totals: workers === null ? [] : [[say('total'), '', workers]],
    none: say('public.none', { least: leastShown }),
  };
}

function hamletInWords(hamlet: string | null): string {
  if (hamlet === null) return say('public.other_hamlets');
  return hamlet || say('public.unknown_hamlet');
}
