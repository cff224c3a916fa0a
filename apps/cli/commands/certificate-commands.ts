import { writeFile } from 'node:fs/promises';
import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import type { System } from '#apps/server/open-system.ts';
import {
  type CertificateServices,
  issueCertificate,
  listCertificates,
  printCertificate,
} from '#modules/certificates/server/index.ts';
import { actorOf } from './with-actor.ts';
import { withSystem } from './with-system.ts';

/** Commands about certificates and the employers that have them. */
export const certificateCommands = {
  'certificates issue': {
    positionals: [],
    options: { employer: 'NPP', out: 'FILE.pdf' },
    summary:
      'terbitkan sertifikat pemberi kerja, --out menyimpannya sebagai PDF / issue an employer’s certificate, --out keeps it as PDF',
    run: issue,
  },
  'employers list': {
    positionals: [],
    options: {},
    summary: 'daftar pemberi kerja, yang lunas lebih dahulu / list employers, those paid up first',
    run: listEmployers,
  },
} as const satisfies CommandTable;

async function issue(call: CommandCall): Promise<CommandResult> {
  const { employer, out } = call.options;
  if (typeof employer !== 'string') throw new UsageError('--employer NPP', 'certificates issue');
  if (out === true) throw new UsageError('--out FILE.pdf', 'certificates issue');
  const npp = employer.trim().toUpperCase();
  const { issued, pdf } = await withSystem(async (system) => {
    const services = servicesOf(system);
    const actor = await actorOf(system, call);
    const certificate = await issueCertificate(services, actor, { npp });
    const { organisationId } = certificate;
    return {
      issued: certificate,
      pdf: out === undefined ? null : await printCertificate(services, actor, { organisationId }),
    };
  });
  if (pdf && out !== undefined) await writeFile(out, new Uint8Array(await pdf.arrayBuffer()));
  const { number, text, expires, code, isNew } = issued;
  return {
    output: { number, text, expires, code, isNew },
    text: `${number} · berlaku sampai / valid until ${expires}${out === undefined ? '' : ` · ${out}`}`,
  };
}

/** As many as one page holds; a branch has some thousands. */
const pageSize = 200;

async function listEmployers(call: CommandCall): Promise<CommandResult> {
  const output = await withSystem(async (system) => {
    const services = servicesOf(system);
    const actor = await actorOf(system, call);
    const employers = [];
    let cursor: string | undefined;
    do {
      const asked = { state: 'all', search: '', limit: pageSize, isPaidFirst: true, cursor };
      const page = await listCertificates(services, actor, asked);
      employers.push(...page.employers);
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined);
    // One without a number can be named by no other command.
    const named = employers.filter(({ npp }) => npp !== null);
    return named.map(({ npp, name, areaCode, number, standing }) => ({
      ...{ npp, name, areaCode, status: standing.status, reason: standing.reason },
      ...{ paidThrough: standing.paidThrough, expires: standing.expiresOn },
      ...{ workersReported: standing.workersReported, certificate: number },
    }));
  });
  return {
    output,
    text: output.map(({ npp, name, status }) => `${npp ?? '–'}\t${status}\t${name}`).join('\n'),
  };
}

function servicesOf(system: System): CertificateServices {
  const baseUrl = process.env.SEMESTA_URL ?? `http://localhost:${system.settings.port}`;
  return { ...system.services, baseUrl };
}
