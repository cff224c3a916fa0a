/** One regency of the demonstration: how many work there, how formally, how many of them are protected. */
export interface RegencyShape {
  readonly code: string;
  /** Share in the workforce; any unit. Made up, in the proportions of the island. */
  readonly workforce: number;
  /** Protected of workforce. Badung 58.68 (highest), Bangli 35.52 (lowest) and the province's 50.88 are those published for 31 March 2025 (domain rules 6.3, 6.4); the rest is made up between them. */
  readonly coverage: number;
  /** Share of wage earners in the workforce. */
  readonly formal: number;
  /** Share of Balinese among the people. */
  readonly balinese: number;
}

export const regencyShapes: readonly RegencyShape[] = [
  { code: '51.01', workforce: 130, coverage: 0.43, formal: 0.4, balinese: 0.8 },
  { code: '51.02', workforce: 200, coverage: 0.49, formal: 0.45, balinese: 0.94 },
  { code: '51.03', workforce: 330, coverage: 0.5868, formal: 0.6, balinese: 0.82 },
  { code: '51.04', workforce: 260, coverage: 0.54, formal: 0.5, balinese: 0.95 },
  { code: '51.05', workforce: 90, coverage: 0.49, formal: 0.42, balinese: 0.95 },
  { code: '51.06', workforce: 110, coverage: 0.3552, formal: 0.28, balinese: 0.98 },
  { code: '51.07', workforce: 160, coverage: 0.4, formal: 0.33, balinese: 0.95 },
  { code: '51.08', workforce: 290, coverage: 0.46, formal: 0.4, balinese: 0.9 },
  { code: '51.71', workforce: 400, coverage: 0.582, formal: 0.62, balinese: 0.72 },
];

/** Wage earners are so many times likelier to be protected as others. */
export const formalAdvantage = 2.5;

/** Villages whose accounts the demonstration has: large enough to work with. */
export const villageWeights: Readonly<Record<string, number>> = {
  '51.71.04.2008': 5,
  '51.71.01.1003': 2,
  '51.04.01.2001': 6,
};

/** Hamlets added below villages of the demonstration. */
export const demonstrationHamlets: Readonly<Record<string, readonly string[]>> = {
  '51.71.04.2008': [
    'Br. Pondok',
    'Br. Sari',
    'Br. Tengah',
    'Br. Petangan',
    'Br. Tulang Ampiang',
    'Br. Batu Mekaem',
  ],
  '51.71.01.1003': [
    'Br. Kaja',
    'Br. Tengah',
    'Br. Gaduh',
    'Br. Pembungan',
    'Br. Lantang Bejuh',
    'Br. Suwung Batan Kendal',
  ],
  '51.04.01.2001': ['Br. Tegal Tamu', 'Br. Tegehe', 'Br. Denjalan', 'Br. Batur', 'Br. Kalah', 'Br. Puri'],
};

/** Where people from elsewhere had their NIK issued first, six digits. */
export const distantDistricts = [
  '351016',
  '350921',
  '351103',
  '352901',
  '357801',
  '527101',
  '520108',
  '530401',
  '531101',
] as const;
