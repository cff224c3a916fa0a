/** A module of Semesta: what it owns, which others it may enter (by their doors), and the law it follows. */
interface ModuleEntry {
  readonly owns: string;
  readonly calls: readonly string[];
  readonly law: string;
}

/** The map that the imports are held to (tests/architecture) and ARCHITECTURE.md prints. Source: DESIGN 2. */
export const moduleMap = {
  rules: {
    owns: 'the law as dated files with citations, how each uncertain point is read, and pure calculators; no I/O in the core',
    calls: [],
    law: 'UU 24/2011, PP 44, 45, 46/2015, PP 82/2019, PP 37/2021, Permenaker 5/2021 jo. 1/2025; every value cites its own article',
  },
  accounts: {
    owns: 'accounts, roles and scopes, sign-in, one-time links',
    calls: ['registry'],
    law: 'UU 27/2022 (personal data)',
  },
  registry: {
    owns: 'areas, organisations, workers, memberships, worker lists',
    calls: ['rules'],
    law: 'UU 24/2011, Perpres 109/2013; areas: Kepmendagri 300.2.2-2138/2025',
  },
  contributions: {
    owns: 'worker-months, bills, payments and the ledger, wage filing, cover by payment, bank statements and messages',
    calls: ['rules', 'registry'],
    law: 'PP 44, 45, 46/2015, PP 50/2025, PP 86/2013; amounts and days come from rules alone',
  },
  sponsorship: {
    owns: 'sponsors, agreements, budgets, programmes, candidates, terms and the hand-over to paying oneself',
    calls: ['rules', 'registry', 'contributions'],
    law: 'local decrees and agreements; rules 4: no national definition of a vulnerable worker; PP 50/2025 art. 3 (relief)',
  },
  certificates: {
    owns: 'certificates and cards, signing keys, status lists, public and permit checks, compliance of employers, the sanction ladder',
    calls: ['rules', 'registry', 'contributions'],
    law: 'UU 24/2011, PP 86/2013 (sanctions), rules 2 and 8: what a certificate proves; a local permit rule adds no condition that OSS does not know',
  },
  coverage: {
    owns: 'indicator definitions, denominators and targets, published figures, coverage facts and the figures, plans and forecasts made of them',
    calls: ['rules', 'registry', 'contributions', 'sponsorship', 'certificates'],
    law: 'none prescribes a formula: each figure keeps its definition, source and date',
  },
} as const satisfies Readonly<Record<string, ModuleEntry>>;
