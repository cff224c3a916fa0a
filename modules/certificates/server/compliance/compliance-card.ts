import { type Block, type Paper, shownDay, type Tone } from '#platform/server/pdf/index.ts';
import { textOf } from '#platform/server/texts.ts';
import type { JudgedEmployer } from './judge-employers.ts';
import { pointsInWords } from './points-in-words.ts';

const tones = { met: 'good', not_met: 'bad', unknown: 'plain' } as const satisfies Record<string, Tone>;

/** The score card as a paper: each point with its figure, its law and what to do, and how the score adds up. */
export function complianceCard(
  judged: JudgedEmployer,
  { today, ...made }: Pick<Paper, 'madeAt' | 'isDemonstration'> & { readonly today: string },
): Paper {
  const { employer, compliance } = judged;
  const office = employer.office === '' ? '' : textOf('id', 'papers.office', { branch: employer.office });
  const title = say('title');
  const points = pointsInWords(judged, 'id');
  const toDo = points.flatMap(({ point, wayOut }) =>
    wayOut === '' ? [] : [[say(`point.${point}`), wayOut] as const],
  );
  const blocks: Block[] = [
    {
      kind: 'facts',
      facts: [
        [say('employer'), employer.name],
        [textOf('id', 'papers.npp'), employer.npp ?? '–'],
        [textOf('id', 'papers.place'), employer.place || '–'],
        [say('score'), say('score.of', { met: compliance.met, of: compliance.of })],
      ],
    },
    {
      kind: 'table',
      columns: [
        { title: say('column.point'), width: 2.4 },
        { title: say('column.state'), width: 1.7 },
        { title: say('column.figure'), width: 5 },
        { title: say('column.law'), width: 2.2 },
        { title: say('column.weight'), width: 1.1, align: 'right' },
      ],
      rows: points.map(({ point, state, figure, law, certainty, weight }) => [
        say(`point.${point}`),
        { text: say(`state.${state}`), tone: tones[state] },
        figure,
        [law || say('own_measure'), say('certainty', { certainty })].join(' · '),
        String(state === 'unknown' ? `(${weight})` : weight),
      ]),
      totals: [[say('score'), '', say('score.how'), '', `${compliance.met}/${compliance.of}`]],
      none: '–',
      isDense: true,
    },
    ...(toDo.length === 0
      ? []
      : ([
          { kind: 'section', title: say('to_do') },
          { kind: 'facts', facts: toDo },
        ] satisfies Block[])),
    { kind: 'note', tone: 'plain', title: say('note'), text: say('note.text') },
  ];
  return {
    ...{ title, subtitle: say('as_of', { day: shownDay(today) }), office, number: '', ...made, blocks },
    foot: [title, employer.name, office].filter((part) => part !== '').join(' · '),
  };
}

function say(key: string, details: Readonly<Record<string, string | number>> = {}): string {
  return textOf('id', `compliance.${key}`, details);
}
