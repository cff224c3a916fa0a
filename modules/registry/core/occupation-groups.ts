/** Groups in which occupations are counted; the text a sender wrote stays beside it. */
export const occupationGroups = [
  'farmer',
  'fisher',
  'trader',
  'driver',
  'craft',
  'parking',
  'priest',
  'posyandu',
  'breeder',
  'tailor',
  'builder',
  'household',
  'office',
  'other',
] as const;

export type OccupationGroup = (typeof occupationGroups)[number];

/** Words by which a group is known; the first group that has one of a text's words wins, so the narrower stand first. */
const wordsOfGroups: readonly (readonly [OccupationGroup, RegExp])[] = [
  [
    'priest',
    /\b(?:pemangku|pinandita|sulinggih|pedanda|serati|jero mangku|mangku|rohaniwan|ustad\w*|pendeta)\b/,
  ],
  ['posyandu', /\b(?:posyandu|kader|pkk|jumantik)\b/],
  ['parking', /\b(?:parkir|jukir)\b/],
  ['breeder', /\b(?:ternak|peternak|pengternak|penggembala|unggas|babi|sapi|ayam)\b/],
  ['fisher', /\b(?:nelayan|melaut|ikan|tambak|rumput laut|pembudidaya)\b/],
  ['farmer', /\b(?:tani|petani|buruh tani|pekebun|kebun|berkebun|subak|sawah|peladang|penyakap|penggarap)\b/],
  ['tailor', /\b(?:jahit|penjahit|konveksi|bordir|payas)\b/],
  [
    'craft',
    /\b(?:perajin|pengrajin|kerajinan|ukir|pengukir|pemahat|tenun|penenun|anyam\w*|pelukis|seniman|perak|pematung)\b/,
  ],
  ['driver', /\b(?:ojek|ojol|sopir|supir|driver|pengemudi|kurir|angkot|taksi|kusir)\b/],
  [
    'builder',
    /\b(?:tukang (?:kayu|batu|bangunan|cat|las|listrik|ledeng)|tukang|buruh bangunan|bangunan|kuli|mandor|las)\b/,
  ],
  [
    'household',
    /\b(?:pembantu|asisten rumah tangga|art|prt|rumah tangga|irt|laundry|kebersihan|cleaning|tukang cuci)\b/,
  ],
  [
    'trader',
    /\b(?:dagang|pedagang|berdagang|jualan|penjual|warung|canang|kios|pasar|toko|wiraswasta|wirausaha|umkm|salon|kuliner)\b/,
  ],
  [
    'office',
    /\b(?:admin\w*|kantor|staf|staff|karyawan|karyawati|guru|pegawai|kasir|manager|manajer|supervisor|receptionist|resepsionis|front office|housekeeping|waiter|waitress|cook|chef|security|satpam|honorer|perangkat desa)\b/,
  ],
];

/** The group of an occupation as it was written, `other` where no word of it is known. */
export function occupationGroupOf(occupation: string): OccupationGroup {
  const text = occupation.toLowerCase();
  if (text === '') return 'other';
  return wordsOfGroups.find(([, words]) => words.test(text))?.[0] ?? 'other';
}
