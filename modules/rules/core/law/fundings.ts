/** Who pays a BPU contribution (CONTRACT 4.1). `APBD` is accepted for both of its kinds. */
export const fundings = [
  'self',
  'APBN',
  'APBD_PROV',
  'APBD_KAB',
  'APBDES',
  'DANA_DESA',
  'DBH_CHT',
  'CSR',
  'DONATION',
] as const;
export type Funding = (typeof fundings)[number];

export const segments = ['PU', 'BPU'] as const;
export type Segment = (typeof segments)[number];

export const programmes = ['JKK', 'JKM', 'JHT', 'JP', 'JKP'] as const;
export type Programme = (typeof programmes)[number];
