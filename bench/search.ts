import { searchEverything, searchWorkers } from '#modules/registry/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { blindIndex } from '#platform/server/secrets/sealing.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { type BenchDatabase, openBenchDatabase } from './bench-database.ts';
import { type Figure, quantile } from './figure.ts';
import { fillWorkers } from './fill-workers.ts';

const limitMilliseconds = 50;
const searchesEach = 140;
const warmUps = 20;
/** The box refuses it: several people may share one. */
const ofPageAlone = 'masked NIK';
/** Finds nothing and looks nothing up: what any audited look costs at this moment. */
const bareLook = 'a look that searches nothing';

/**
 * The whole search of the one box (scope, lines, audit, commit) by every key among many workers, for an office, a village, an employer
 * and an auditor. The worst scope of each key stands beside its limit.
 */
export async function* measureSearch(workers = 1_000_000): AsyncGenerator<Figure> {
  const bench = await openBenchDatabase();
  try {
    await fillWorkers(bench.admin, workers);
    const scopes = await someScopes(bench);
    const keys = await someKeys(bench);
    for (const [key, typed] of Object.entries(keys)) {
      const seen = await worstScope({ bench, scopes, key, typed });
      yield {
        name: `search by ${key}, among ${workers}`,
        measured: `p99 ${seen.slowest.toFixed(1)} ms for ${seen.scope}; ${seen.all}`,
        beside: `limit ${limitMilliseconds} ms`,
        ratio: seen.slowest / limitMilliseconds,
        bound: { atMost: 1 },
      };
    }
  } finally {
    await bench.close();
  }
}

interface Measured {
  readonly bench: BenchDatabase;
  readonly scopes: Readonly<Record<string, Caller>>;
  readonly key: string;
  readonly typed: readonly string[];
}

/** The scope in which a key is slowest, and the p99 of all. */
async function worstScope({ bench, scopes, key, typed }: Measured) {
  const found: { scope: string; slowest: number }[] = [];
  for (const [scope, caller] of Object.entries(scopes)) {
    const milliseconds = await timeSearches({ bench, caller, key, typed });
    found.push({ scope, slowest: quantile(milliseconds, 0.99) });
  }
  const worst = found.reduce((one, other) => (other.slowest > one.slowest ? other : one));
  return { ...worst, all: found.map(({ scope, slowest }) => `${scope} ${slowest.toFixed(1)}`).join(', ') };
}

async function timeSearches({
  bench: { services },
  caller,
  key,
  typed,
}: Omit<Measured, 'scopes'> & { readonly caller: Caller }): Promise<number[]> {
  const milliseconds: number[] = [];
  for (let place = 0; place < searchesEach; place++) {
    const query = typed[place % typed.length] ?? '';
    const started = performance.now();
    if (key === ofPageAlone) await searchWorkers(services, caller, { query, limit: 50 });
    else await searchEverything(services, caller, query);
    milliseconds.push(performance.now() - started);
  }
  return milliseconds.slice(warmUps);
}

async function someScopes({ admin }: BenchDatabase): Promise<Readonly<Record<string, Caller>>> {
  const { rows } = await admin.query<{ organisation_id: string }>(
    `select organisation_id from registry.memberships where organisation_id is not null
      group by 1 order by count(*) desc, 1 limit 1`,
  );
  const organisationId = rows[0]?.organisation_id ?? '';
  return {
    office: aCaller('office_staff', { areaCodes: ['51.01', '51.02', '51.03', '51.08', '51.71'] }),
    village: aCaller('village', { areaCodes: ['51.71.04.2008'] }),
    employer: aCaller('employer', { organisationId, organisationIds: [organisationId] }),
    auditor: aCaller('auditor'),
  };
}

interface Person {
  readonly worker_id: string;
  readonly name: string;
  readonly nik_masked: string;
  readonly birth_date: string;
  readonly kpj: string;
  readonly village: string | null;
}

/** What people type: words of names as frequent as they are, numbers of people and firms who are there. */
async function someKeys({ admin, services }: BenchDatabase): Promise<Record<string, readonly string[]>> {
  const { rows: people } = await admin.query<Person>(
    `select w.worker_id, w.name, w.nik_masked, w.birth_date::text as birth_date, m.kpj, a.name as village
      from registry.workers w join registry.memberships m using (worker_id) left join registry.areas a on a.code = w.area_code
      where abs(hashtext(w.worker_id::text)) % 2000 = 0 order by w.worker_id limit 500`,
  );
  const organisations = await admin.query<{ name: string; npp: string }>(
    'select name, npp from registry.organisations order by md5(npp) limit 200',
  );
  const niks = people.map((_, place) => `5171040101${String(800_000 + place)}`);
  await admin.query(
    `insert into registry.nik_claims (nik_index, worker_id) select * from unnest($1::bytea[], $2::uuid[])`,
    [niks.map(blindIndex(services.secrets, 'nik')), people.map((person) => person.worker_id)],
  );
  const given = ({ name }: Person) => name.split(' ')[0] ?? '';
  const family = ({ name }: Person) => name.split(' ').at(-1) ?? '';
  return {
    [bareLook]: ['i'],
    NIK: niks,
    KPJ: people.map(({ kpj }) => kpj),
    NPP: organisations.rows.map(({ npp }) => npp),
    'name of an organisation': organisations.rows.map(({ name }) => name.split(' ').slice(0, 2).join(' ')),
    'one given name': people.map(given),
    'one family name': people.map(family),
    'two names in any order': people.map((person) => `${family(person)} ${given(person)}`),
    'old spelling': people.map((person) => inOldSpelling(family(person))),
    abbreviation: people.map((person) => `${abbreviated(given(person))} ${family(person)}`),
    'abbreviation alone': ['wyn', 'md', 'nym', 'kt', 'gst', 'gd'],
    beginning: people.map((person) => `${given(person)} ${family(person).slice(0, 4)}`),
    'two letters': ['su', 'wa', 'ma', 'ka', 'ni', 'pu', 'ra', 'ar'],
    'name and village': people.map((person) => `${family(person)} ${person.village ?? 'Ubung'}`),
    'given name and village': people.map((person) => `${given(person)} ${person.village ?? 'Sanur'}`),
    'name and year': people.map((person) => `${family(person)} ${person.birth_date.slice(0, 4)}`),
    'given name and year': people.map((person) => `${given(person)} ${person.birth_date.slice(0, 4)}`),
    [ofPageAlone]: people.map(({ nik_masked }) => nik_masked),
    'a name nobody has': people.map((person) => `${family(person)}zx`),
  };
}

function inOldSpelling(name: string): string {
  return name.toLowerCase().replaceAll('u', 'oe').replaceAll('j', 'dj').replaceAll('c', 'tj');
}

const shortForms: Readonly<Record<string, string>> = {
  Wayan: 'Wyn',
  Made: 'Md',
  Nyoman: 'Nym',
  Ketut: 'Kt',
  Putu: 'Pt',
  Kadek: 'Kdk',
  Gede: 'Gd',
  Gusti: 'Gst',
};

function abbreviated(name: string): string {
  return shortForms[name] ?? name;
}
