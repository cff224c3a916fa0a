import type { ListKind } from './rows.ts';
import type { VillageIndex } from './village-index.ts';

/** Limits of age (completed years) and wage; each a parameter of the caller. */
export interface CheckLimits {
  /** bpu: younger is `worker.too_young`. */
  readonly youngestAge: number;
  /** bpu: this old or older is `worker.too_old`. */
  readonly tooOldAge: number;
  /** payroll: younger is `worker.age_unusual`. */
  readonly usualAgeFrom: number;
  /** payroll: this old or older is `worker.age_unusual`. */
  readonly unusualAgeFrom: number;
  /** payroll: a lower wage is `wage.below_minimum`; the area's minimum wage where one is loaded. */
  readonly minimumWageIdr: bigint;
  /** More people than this with one telephone number are `phone.shared`. */
  readonly peoplePerPhone: number;
}

/** What stands where no table is loaded. Source: CONTRACT section 5. */
export const usualLimits: CheckLimits = {
  youngestAge: 17,
  tooOldAge: 65,
  usualAgeFrom: 15,
  unusualAgeFrom: 65,
  minimumWageIdr: 1_000_000n,
  peoplePerPhone: 5,
};

export interface CheckContext {
  readonly kind: ListKind;
  /** Day `YYYY-MM-DD` on which ages are counted, in the area's time zone. */
  readonly on: string;
  /** Area of the list, `51.71` or `51.71.04.2008`; null where none was given: villages are then not demanded. */
  readonly area: string | null;
  /** Null: villages are not looked at. */
  readonly villages: VillageIndex | null;
  /** Six-digit district codes without points (`517104`); null: regions are not looked at. */
  readonly knownRegions: ReadonlySet<string> | null;
  readonly limits?: Partial<CheckLimits>;
}
