import { type Figure, formatFigure, formatTable, passes } from './figure.ts';

type Bench = () => AsyncIterable<Figure>;

/** Each bench brings its own throw-away database and yields figures as it has them. */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  lists: async () => (await import('./lists.ts')).measureLists,
  search: async () => (await import('./search.ts')).measureSearch,
  register: async () => (await import('./register.ts')).measureRegister,
  rules: async () => (await import('./rules.ts')).measureRules,
  contributions: async () => (await import('./contributions.ts')).measureContributions,
  sponsorship: async () => (await import('./sponsorship.ts')).measureSponsorship,
  certificates: async () => (await import('./certificates.ts')).measureCertificates,
  coverage: async () => (await import('./coverage.ts')).measureCoverage,
  million: async () => (await import('./million.ts')).measureMillion,
};

async function main(names: readonly string[]): Promise<number> {
  const chosen = names.length > 0 ? names : Object.keys(benches);
  const figures: Figure[] = [];
  try {
    for (const name of chosen) {
      const load = benches[name];
      if (!load) throw new Error(`no bench ${name}: ${Object.keys(benches).join(', ')}`);
      const bench = await load();
      for await (const figure of bench()) {
        console.log(formatFigure(figure));
        figures.push(figure);
      }
    }
  } finally {
    // What was measured before a part failed is told too.
    if (figures.length > 1) console.log(`\n${formatTable(figures)}`);
  }
  const late = figures.filter((figure) => !passes(figure));
  console.log(`${figures.length} figures, ${late.length} late`);
  return late.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
