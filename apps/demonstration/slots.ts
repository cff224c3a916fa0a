import { type Plan, type PlannedArea, peopleOf } from './plan.ts';
import { draw, type Random, weighted } from './random.ts';
import type { RegencyShape } from './regions.ts';

/** A place in the plan for one person. */
export interface Slot {
  readonly regency: RegencyShape;
  readonly regencyName: string;
  /** Null: nobody knows where the person lives. */
  readonly village: PlannedArea | null;
  readonly hasPu: boolean;
  readonly hasBpu: boolean;
  readonly isEnded: boolean;
}

const regencyNames: Readonly<Record<string, string>> = {
  '51.01': 'Jembrana',
  '51.02': 'Tabanan',
  '51.03': 'Badung',
  '51.04': 'Gianyar',
  '51.05': 'Klungkung',
  '51.06': 'Bangli',
  '51.07': 'Karangasem',
  '51.08': 'Buleleng',
  '51.71': 'Denpasar',
};

/** One slot a person: the protected ones village by village, then those of unknown residence, then those who left. */
export function* slotsOf(plan: Plan, random: Random): Generator<Slot> {
  for (const { shape, villages } of plan.regencies) {
    const base = { regency: shape, regencyName: regencyNames[shape.code] ?? '', isEnded: false };
    for (const village of villages) {
      for (let index = 0; index < peopleOf(village); index++) {
        const hasPu = index < village.onlyPu + village.both;
        const hasBpu = index >= village.onlyPu;
        yield { ...base, village: village.area, hasPu, hasBpu };
      }
    }
  }
  const places = weighted(
    plan.regencies.flatMap(({ shape, villages }) =>
      villages.map((village) => [{ shape, village }, peopleOf(village)] as const),
    ),
  );
  for (let index = 0; index < plan.unknownResidence + plan.ended; index++) {
    const { shape, village } = draw(random, places);
    const isEnded = index >= plan.unknownResidence;
    const hasPu = !isEnded || random.chance(0.6);
    yield {
      regency: shape,
      regencyName: regencyNames[shape.code] ?? '',
      village: isEnded ? village.area : null,
      hasPu,
      hasBpu: !hasPu,
      isEnded,
    };
  }
}
