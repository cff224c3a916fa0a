import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { purposeNames } from '#modules/certificates/core/index.ts';
import { checkMembership, openChecker, showCheck, showChecks } from '#modules/certificates/server/index.ts';
import { isDay } from '#platform/core/month.ts';
import { actorOf } from './with-actor.ts';
import { withSystem } from './with-system.ts';

const numbers = { npp: 'NPP', nib: 'NIB', npwp: 'NPWP', code: 'CODE|SMS1:…' } as const;

/** Checking employers for a permit, as the desk does on its page. */
export const permitCommands = {
  'permit check': {
    positionals: [],
    options: {
      ...numbers,
      application: 'NUMBER',
      purpose: purposeNames.join('|'),
      workers: 'N',
      until: 'DATE',
      name: 'NAME',
    },
    summary:
      'periksa pemberi kerja untuk satu permohonan; jawabannya disimpan dengan nomor rujukan / check an employer for one application; the answer is kept under a reference',
    run: check,
  },
  'permit list': {
    positionals: [],
    options: { search: 'TEXT' },
    summary:
      'pemeriksaan di loket ini, yang berubah dan belum dibaca lebih dahulu / checks of this desk, unread changes first',
    run: list,
  },
  'permit show': {
    positionals: ['REFERENCE'],
    options: {},
    summary: 'satu pemeriksaan: jawabannya dahulu dan keadaan sekarang / one check: its answer then, and now',
    run: show,
  },
} as const satisfies CommandTable;

/** The most useful of a check when none is named: what most permits are. */
const usualPurpose = 'business_permit';

async function check(call: CommandCall): Promise<CommandResult> {
  const request = requestOf(call.options);
  const output = await withSystem(async (system) => {
    const { services, settings } = system;
    const baseUrl = process.env.SEMESTA_URL ?? `http://localhost:${settings.port}`;
    const actor = await actorOf(system, call);
    const checker = openChecker({ ...services, baseUrl });
    return checkMembership(services, actor, request, { language: 'id', checker });
  });
  const { reference, status, name, reasonText, wayOut } = output;
  return { output, text: [reference, status, name ?? '–', reasonText, wayOut].join('\n').trimEnd() };
}

function requestOf({
  npp,
  nib,
  npwp,
  code,
  application,
  purpose,
  workers,
  until,
  name,
}: CommandCall['options']) {
  const chosen = purposeNames.find((one) => one === (purpose ?? usualPurpose));
  const refused = (words: string) => new UsageError(words, 'permit check');
  if (![npp, nib, npwp, code].some((one) => typeof one === 'string'))
    throw refused('--npp NPP | --nib NIB | --npwp NPWP | --code CODE');
  if (typeof application !== 'string' || application.trim() === '') throw refused('--application NUMBER');
  if (chosen === undefined) throw refused(`--purpose ${purposeNames.join('|')}`);
  if (workers !== undefined && !/^\d{1,7}$/.test(String(workers))) throw refused('--workers 12');
  if (until !== undefined && !isDay(String(until))) throw refused('--until 2027-12-31');
  return {
    ...{ npp: textIn(npp), nib: textIn(nib), npwp: textIn(npwp), code: textIn(code), name: textIn(name) },
    ...{ purpose: chosen, applicationNumber: application.trim(), permitValidUntil: textIn(until) },
    workersStated: workers === undefined ? undefined : Number(workers),
  };
}

function textIn(option: string | true | undefined): string | undefined {
  return typeof option === 'string' ? option.trim() : undefined;
}

/** As many as one page holds. */
const pageSize = 200;

async function list(call: CommandCall): Promise<CommandResult> {
  const text = textIn(call.options.search) ?? '';
  const output = await withSystem(async (system) => {
    const actor = await actorOf(system, call);
    const checks = [];
    for (let hasMore = true; hasMore; ) {
      const ask = { text, status: null, purpose: null, changedOnly: false, offset: checks.length };
      const page = await showChecks(system.services, actor, { ...ask, limit: pageSize });
      checks.push(...page.checks);
      hasMore = page.hasMore;
    }
    return checks;
  });
  const lines = output.map(({ reference, status, nowStatus, applicationNumber, name }) =>
    [
      reference,
      status === nowStatus ? status : `${status} → ${nowStatus}`,
      applicationNumber,
      name ?? '–',
    ].join('\t'),
  );
  return { output, text: lines.join('\n') };
}

async function show(call: CommandCall): Promise<CommandResult> {
  const [reference = ''] = call.positionals;
  const output = await withSystem(async (system) =>
    showCheck(system.services, await actorOf(system, call), reference, 'id'),
  );
  return { output };
}
