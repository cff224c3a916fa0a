import { compliancePoints } from '#modules/certificates/core/index.ts';
import type { Caller, Role } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { textOf } from '#platform/server/texts.ts';
import { defused, printWorkbook, type WorkbookCell } from '#platform/server/workbook/index.ts';
import { type ComplianceFilter, listEmployers, lookedAtMost } from './compliance-queries.ts';
import { type JudgedEmployer, judgeEmployers } from './judge-employers.ts';

/** Who lists how the employers of an area comply. */
const listReaders = ['office_staff', 'office_supervisor', 'auditor'] as const satisfies readonly Role[];

/** Employers of an area and what each does not meet, the worst first; in constant statements. */
export async function listCompliance(
  services: Services,
  caller: Caller,
  { offset, limit, ...filter }: ComplianceFilter & { readonly offset: number; readonly limit: number },
) {
  const { rows, found, isCut } = await judgeMany(services, caller, {
    name: 'certificates.list-compliance',
    filter,
  });
  return {
    today: services.today(),
    employers: found.slice(offset, offset + limit),
    found: found.length,
    counts: compliancePoints.map((point) => ({
      point,
      employers: rows.filter(({ missing }) => missing.includes(point)).length,
    })),
    looked: rows.length,
    isCut,
  };
}

/** The same as a file, every employer found; the export is audited. */
export async function exportCompliance(
  services: Services,
  caller: Caller,
  { form, ...filter }: ComplianceFilter & { readonly form: 'csv' | 'xlsx' },
): Promise<File> {
  const { found } = await judgeMany(services, caller, { name: 'certificates.export-compliance', filter });
  const { language } = caller;
  const say = (key: string) => textOf(language, `compliance.${key}`);
  const head = [
    ...['npp', 'employer', 'place', 'score', 'of', 'unpaid_months', 'owed_idr', 'reported', 'stated'],
    'missing',
  ].map((key) => say(`export.${key}`));
  const cells = found.map((row): WorkbookCell[] => [
    ...[row.npp, row.name, row.place, row.met, row.of, row.unpaidMonths, BigInt(row.owedIdr)],
    ...[row.workersReported, row.workersStated ?? ''],
    row.missing.map((point) => say(`point.${point}`)).join('; '),
  ]);
  const name = `kepatuhan-${services.today()}.${form}`;
  if (form === 'csv') return new File([csvOf([head, ...cells])], name, { type: 'text/csv' });
  const book = await printWorkbook([
    {
      ...{ name: say('export.sheet'), isLandscape: true, widths: [14, 36, 44, 8, 8, 12, 16, 12, 12, 60] },
      rows: [{ cells: head, look: 'head' as const }, ...cells.map((row) => ({ cells: row }))],
    },
  ]);
  return new File([new Uint8Array(book)], name, {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
}

interface Asked {
  readonly name: string;
  readonly filter: ComplianceFilter;
}

function judgeMany(services: Services, caller: Caller, { name, filter }: Asked) {
  return readPeople(services, {
    act: { name, roles: listReaders },
    caller,
    perform: async (transaction) => {
      const employers = await listEmployers(transaction, filter);
      const looked = employers.slice(0, lookedAtMost);
      const rows = (await judgeEmployers(transaction, looked, services.today())).map(rowOf);
      const { missing } = filter;
      const found = rows
        .filter((row) => missing === undefined || row.missing.includes(missing))
        .toSorted(worstFirst);
      return {
        output: { rows, found, isCut: employers.length > lookedAtMost },
        audit: {
          act: name,
          subjectKind: 'area',
          subjectId: filter.within ?? '',
          details: { employers: found.length, missing: missing ?? '' },
        },
      };
    },
  });
}

type Row = ReturnType<typeof rowOf>;

function rowOf({ employer, facts, compliance }: JudgedEmployer) {
  const { unpaidMonths, owedIdr, workersReported } = facts.standing;
  return {
    organisationId: employer.organisation_id,
    name: employer.name,
    npp: employer.npp ?? '',
    place: employer.place,
    ...{ met: compliance.met, of: compliance.of },
    missing: compliance.points.filter(({ state }) => state === 'not_met').map(({ point }) => point),
    ...{ unpaidMonths, owedIdr: String(owedIdr), workersReported, workersStated: facts.workersStated },
  };
}

/** By what is lacking, then by what is owed, then by name. */
function worstFirst(one: Row, other: Row): number {
  const lacks = other.of - other.met - (one.of - one.met);
  const owes = Number(BigInt(other.owedIdr) - BigInt(one.owedIdr));
  return lacks || owes || one.name.localeCompare(other.name, 'id');
}

function csvOf(rows: readonly (readonly WorkbookCell[])[]): string {
  const cellOf = (cell: WorkbookCell) => {
    const text = typeof cell === 'string' ? defused(cell) : String(cell);
    return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  // The mark tells spreadsheet programs that it is UTF-8.
  return `\uFEFF${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
}
