import type { CoverAnswer } from '#modules/contributions/core/index.ts';
import { type Block, type Paper, shownDay, shownInstant, type Tone } from '#platform/server/pdf/index.ts';
import { type Check, checkBlock, type Frame, framed, say } from './frame.ts';
import { shownMonths } from './shown-months.ts';

/** The answer for one segment: the law's result with its workings in words. */
export interface ProvenSegment {
  readonly segment: 'PU' | 'BPU';
  /** `ENDED`: the membership was over by then. */
  readonly state: 'ACTIVE' | 'ARREARS' | 'INACTIVE' | 'NEVER' | 'ENDED';
  /** Each step of the reckoning, a sentence each. */
  readonly workings: readonly string[];
  /** Laws as an official cites them. */
  readonly basis: readonly string[];
  readonly paidMonths: readonly string[];
}

export interface ProofOfProtectionFacts {
  readonly frame: Frame;
  readonly check: Check;
  readonly name: string;
  readonly nikMasked: string;
  readonly kpj: string;
  /** The day that was asked about. */
  readonly on: string;
  readonly answer: CoverAnswer;
  readonly segments: readonly ProvenSegment[];
}

const tones = { yes: 'good', no: 'bad', open: 'warn' } as const satisfies Record<CoverAnswer, Tone>;

/** Whether a worker was protected on a day, why, by which law, and how whoever reads it checks it. */
export function proofOfProtectionPaper(facts: ProofOfProtectionFacts): Paper {
  const { frame, check, name, nikMasked, kpj, on, answer } = facts;
  return framed({
    frame,
    title: say('proof.title'),
    subtitle: say('proof.lead', { day: shownDay(on) }),
    number: check.number,
    blocks: [
      {
        kind: 'facts',
        facts: [
          [say('name'), name],
          [say('nik'), nikMasked],
          [say('kpj'), kpj || '–'],
        ],
      },
      {
        kind: 'note',
        tone: tones[answer],
        title: say(`proof.${answer}`, { day: shownDay(on) }),
        text: say(`proof.${answer}.text`),
      },
      ...(facts.segments.length > 0
        ? facts.segments.flatMap(segmentBlocks)
        : [{ kind: 'text', text: say('proof.no_membership') } as const]),
      { kind: 'text', look: 'soft', text: say('proof.as_known', { at: shownInstant(frame.madeAt) }) },
      checkBlock(check),
    ],
  });
}

function segmentBlocks({ segment, state, workings, basis, paidMonths }: ProvenSegment): Block[] {
  return [
    { kind: 'section', title: say(`segment.${segment}`) },
    {
      kind: 'facts',
      facts: [
        [say('state'), say(`proof.state.${state}`)],
        [say('proof.paid_months'), shownMonths(paidMonths) || say('proof.paid_months.none')],
        [say('proof.why'), workings.join(' ')],
        ...(basis.length > 0 ? [[say('proof.basis'), basis.join('; ')] as const] : []),
      ],
    },
  ];
}
