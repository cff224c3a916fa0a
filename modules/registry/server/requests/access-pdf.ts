import { type Block, printPaper, shownInstant } from '#platform/server/pdf/index.ts';
import { textOf } from '#platform/server/texts.ts';
import { type AccessSection, accessSections } from './access-sections.ts';
import type { Everything } from './everything.ts';

/** The copy of everything as a person reads it: Indonesian, A4, pages numbered. The JSON beside it is the whole. */
export function accessPdf(everything: Everything, isDemonstration: boolean): Promise<Buffer> {
  const { person, madeAt, request } = everything;
  const lead = { made: shownInstant(madeAt), opened: shownInstant(request.openedAt), law: request.law };
  return printPaper({
    title: say('access_copy.title'),
    subtitle: person.name,
    office: '',
    number: '',
    foot: `${say('access_copy.foot')} · ${person.name}`,
    madeAt,
    isDemonstration,
    blocks: [
      { kind: 'text', look: 'soft', text: say('access_copy.lead', lead) },
      ...accessSections(everything).flatMap(blocksOf),
    ],
  });
}

function blocksOf({ title, lead, entries, none }: AccessSection): Block[] {
  const head: Block = { kind: 'section', title, ...(lead ? { lead } : {}) };
  if (entries.length === 0) return [head, { kind: 'text', look: 'soft', text: none }];
  return [head, ...entries.map((entry): Block => ({ kind: 'facts', ...entry }))];
}

function say(key: string, details: Readonly<Record<string, string>> = {}): string {
  return textOf('id', key, details);
}
