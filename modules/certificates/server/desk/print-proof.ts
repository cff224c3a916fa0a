import { checkPurposes } from '#modules/certificates/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import {
  type Block,
  type Fact,
  printPaper,
  shownDay,
  shownInstant,
  shownMonth,
  type Tone,
} from '#platform/server/pdf/index.ts';
import { textOf } from '#platform/server/texts.ts';
import { checkReaders } from './desk-roles.ts';
import { answerNow, checkedView, getCheck } from './show-checks.ts';

const printAct = { name: 'certificates.print-check', roles: checkReaders } as const satisfies ActDefinition;

type Checked = Awaited<ReturnType<typeof checkedView>>;
type Answer = Checked['now'];

const tones = { VALID: 'good', TIDAK_VALID: 'bad', CONDITIONAL: 'warn' } as const satisfies Record<
  string,
  Tone
>;
const say = (key: string, details: Readonly<Record<string, unknown>> = {}) =>
  textOf('id', `desk.paper.${key}`, details);

/**
 * The proof of a check for the permit's file: what was answered then, what holds on the day it is printed, and by which law.
 *
 * @throws Refusal `desk.not_found`
 */
export async function printProof(services: Services, caller: Caller, typed: string): Promise<File> {
  const checked = await act(services, {
    act: printAct,
    caller,
    request: { reference: typed },
    perform: async (transaction) => {
      const row = await getCheck(transaction, typed);
      const now = await answerNow(transaction, services, row, 'id');
      return {
        output: await checkedView(transaction, row, now, 'id'),
        audit: { act: printAct.name, subjectKind: 'permit_check', subjectId: row.reference },
      };
    },
  });
  const { reference } = checked.check;
  const madeAt = new Date().toISOString();
  const bytes = await printPaper({
    title: say('title'),
    subtitle: say('subtitle', { application: checked.check.applicationNumber }),
    office: '',
    number: reference,
    foot: say('foot', { reference }),
    madeAt,
    isDemonstration: services.mode === 'demo',
    blocks: blocksOf(checked, madeAt),
  });
  return new File([new Uint8Array(bytes)], `pemeriksaan-${reference}.pdf`, { type: 'application/pdf' });
}

function blocksOf({ check, now, changes }: Checked, madeAt: string): Block[] {
  return [
    noteOf(say('then', { when: shownInstant(check.checkedAt) }), check),
    { kind: 'facts', title: say('employer'), facts: employerFacts(check) },
    { kind: 'facts', title: say('application'), facts: applicationFacts(check) },
    { kind: 'facts', title: say('paid'), facts: paidFacts(check) },
    { kind: 'section', title: say('now', { when: shownInstant(madeAt) }) },
    noteOf(say('now.status'), now),
    ...(changes.length === 0 ? [] : [changesTable(changes)]),
    { kind: 'text', look: 'soft', text: textOf('id', `desk.caution.${checkPurposes[check.purpose].basis}`) },
    { kind: 'text', look: 'soft', text: say('again', { reference: check.reference }) },
  ];
}

function noteOf(title: string, answer: Answer): Block {
  const words = [answer.reasonText, answer.wayOut].filter((text) => text !== '').join(' ');
  const status = textOf('id', `desk.status.${answer.status}`);
  return { kind: 'note', tone: tones[answer.status], title: `${title}: ${status}`, text: words };
}

function employerFacts(check: Checked['check']): Fact[] {
  return [
    [say('name'), check.name ?? say('not_registered')],
    [say('npp'), check.npp ?? '–'],
    [say('nib'), check.nib ?? '–'],
    [say('asked'), check.asked || '–'],
  ];
}

function applicationFacts(check: Checked['check']): Fact[] {
  return [
    [say('number'), check.applicationNumber],
    [say('purpose'), textOf('id', `desk.purpose.${check.purpose}`)],
    [say('by'), check.checkedBy],
    ...(check.permitValidUntil === null
      ? []
      : [[say('permit_until'), shownDay(check.permitValidUntil)] as const]),
    ...(check.workersText === '' ? [] : [[say('workers'), check.workersText] as const]),
  ];
}

function paidFacts(check: Checked['check']): Fact[] {
  return [
    [say('paid_through'), check.paidThrough === null ? '–' : shownMonth(check.paidThrough)],
    [say('workers_reported'), new Intl.NumberFormat('id-ID').format(check.workersReported)],
    [say('valid_until'), check.validUntil === null ? '–' : shownDay(check.validUntil)],
  ];
}

function changesTable(changes: Checked['changes']): Block {
  return {
    kind: 'table',
    columns: [
      { title: say('changed_at'), width: 2 },
      { title: say('status'), width: 2 },
      { title: say('reason'), width: 4 },
    ],
    rows: changes.map(({ changedAt, status, reasonText }) => [
      shownInstant(changedAt),
      { text: textOf('id', `desk.status.${status}`), tone: tones[status] },
      reasonText,
    ]),
    none: '–',
  };
}
