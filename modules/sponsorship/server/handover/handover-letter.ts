import { type Block, type Paper, shownDay, shownIdr, shownMonth } from '#platform/server/pdf/index.ts';
import { textOf } from '#platform/server/texts.ts';
import type { HandoverRow } from './handover-queries.ts';

interface LetterFacts {
  readonly person: HandoverRow;
  /** The branch that answers for the village; empty when none does. */
  readonly office: string;
  readonly today: string;
  /** RFC 3339. */
  readonly madeAt: string;
  readonly isDemonstration: boolean;
  readonly signer: string;
}

/** The letter that tells a worker when his sponsor's months end, what that means, and by which code he goes on. */
export function handoverLetter(facts: LetterFacts): Paper {
  const { person, office, today, madeAt, isDemonstration, signer } = facts;
  const words = {
    name: person.name,
    month: shownMonth(person.last_month),
    day: shownDay(person.ends_on),
    programme: person.programme_name,
  };
  return {
    title: say('title'),
    subtitle: say('about', words),
    ...{ office, madeAt, isDemonstration, number: '' },
    foot: [say('title'), office].filter((part) => part !== '').join(' · '),
    blocks: [
      {
        kind: 'facts',
        facts: [
          [say('to'), person.name],
          [say('nik'), person.nik_masked],
          [say('place'), [person.hamlet, person.village_name].filter((part) => part !== '').join(', ')],
        ],
      },
      { kind: 'text', text: say('greeting') },
      { kind: 'text', text: say(person.ends_on >= today ? 'opening' : 'opening.ended', words) },
      { kind: 'text', text: say('meaning') },
      ...codeBlocks(person),
      ...(person.agent_name
        ? [{ kind: 'text', text: say('agent', { agent: person.agent_name }) } as const]
        : []),
      {
        kind: 'signature',
        closing: say('closing'),
        placeAndDay: say('place_and_day', { place: person.village_name, day: shownDay(today) }),
        role: say('signer'),
        name: signer,
      },
    ],
  };
}

function codeBlocks(person: HandoverRow): Block[] {
  const { code, code_idr, code_month, code_expires_on } = person;
  if (code === null || code_idr === null || code_month === null)
    return [{ kind: 'note', tone: 'calm', title: say('no_code'), text: say('no_code.text') }];
  const facts: [string, string][] = [
    [say('code'), spaced(code)],
    [say('amount'), shownIdr(BigInt(code_idr))],
    [say('for_month'), shownMonth(code_month)],
  ];
  if (code_expires_on !== null) facts.push([say('pay_by'), shownDay(code_expires_on)]);
  return [
    { kind: 'facts', title: say('how'), facts },
    { kind: 'text', text: say('how.text') },
  ];
}

/** Four digits at a time, as people copy them. */
function spaced(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ');
}

function say(key: string, details: Readonly<Record<string, string>> = {}): string {
  return textOf('id', `handover.letter.${key}`, details);
}
