const kindOfHamlet =
  /^(?:banjar(?: dinas| adat)?|br(?:\.|\b)(?: dinas)?|lingkungan|ling?k\.?|dusun|dsn\.?|kampung|kp\.?)\s*[.:]?\s+(?=\S)/iu;

/** The key under which a hamlet is found, however its kind is written: `Br. Pondok`, `banjar pondok`, `PONDOK`. */
export function hamletKey(name: string): string {
  return name
    .normalize('NFKC')
    .trim()
    .replace(kindOfHamlet, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
