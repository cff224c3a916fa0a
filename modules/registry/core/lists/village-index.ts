import { isWithin } from '#platform/core/area-code.ts';
import { cleanText, squash } from './text.ts';

export interface VillageName {
  /** Kemendagri code, `51.71.04.2008`. */
  readonly code: string;
  readonly name: string;
  readonly districtName?: string;
}

/** Villages by `villageKey` of their name and by their code, any area: those outside the list's area are needed to say so. */
export type VillageIndex = ReadonlyMap<string, readonly VillageName[]>;

const kindOfVillage =
  /^(?:desa|ds|kelurahan|kel|lurah|nagari|gampong|pekon|kampung)(?:\s*\/\s*(?:kelurahan|kel|desa))?(?:[.:]\s*|\s+)(?=\S)/iu;

/** The key under which a village's name is found, however it is written: `Kel. SESETAN`, `sesetan`; a code gives its digits. */
export function villageKey(name: string): string {
  return squash(cleanText(name).replace(kindOfVillage, ''));
}

/** Builds the index; give it all villages, or only those whose `villageKey` occurs in the list. */
export function indexVillages(villages: Iterable<VillageName>): VillageIndex {
  const index = new Map<string, VillageName[]>();
  for (const village of villages) {
    for (const key of [villageKey(village.name), villageKey(village.code)]) {
      const found = index.get(key);
      if (found === undefined) index.set(key, [village]);
      else found.push(village);
    }
  }
  return index;
}

export type VillageReading =
  | { readonly fault: null; readonly code: string | null }
  | { readonly fault: 'ambiguous' | 'unknown' | 'outside_scope'; readonly code: null };

/**
 * The village that a column names. In a list for one village only another village's name is a fault; in a list for more each row must name
 * one inside the area, told apart by its district where two share a name (CONTRACT section 5).
 */
export function readVillage(
  named: { village: string | null; district: string | null },
  scope: { area: string; isOneVillage: boolean; villages: VillageIndex },
): VillageReading {
  const { area, isOneVillage, villages } = scope;
  const known = named.village === null ? [] : (villages.get(villageKey(named.village)) ?? []);
  const inside = known.filter((village) => isWithin(village.code, area));
  if (inside.length === 0 && known.length > 0) return { fault: 'outside_scope', code: null };
  if (isOneVillage) return { fault: null, code: area };
  const told = inside.length > 1 ? inDistrict(inside, named.district) : inside;
  const [only, second] = told;
  if (only === undefined) return { fault: 'unknown', code: null };
  return second === undefined ? { fault: null, code: only.code } : { fault: 'ambiguous', code: null };
}

/** The village that names a residence without being demanded: its code where there is only one such, else null. */
export function findVillage(
  named: { village: string | null; district: string | null },
  scope: { area: string | null; villages: VillageIndex },
): string | null {
  if (named.village === null) return null;
  const known = scope.villages.get(villageKey(named.village)) ?? [];
  const told = inDistrict(known, named.district);
  const { area } = scope;
  const near = area === null ? [] : told.filter((village) => isWithin(village.code, area));
  const [only, second] = near.length > 0 ? near : told;
  return only !== undefined && second === undefined ? only.code : null;
}

function inDistrict(villages: readonly VillageName[], district: string | null): readonly VillageName[] {
  if (district === null) return villages;
  const key = squash(district.replace(/^(?:kecamatan|kec)(?:[.:]\s*|\s+)/iu, ''));
  const told = villages.filter((village) => squash(village.districtName ?? '') === key);
  return told.length > 0 ? told : villages;
}
