import { apportion, Random } from './random.ts';
import { formalAdvantage, type RegencyShape, regencyShapes, villageWeights } from './regions.ts';

export interface PlannedArea {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
}

/** How many of whom live in a village. */
export interface VillagePlan {
  readonly area: PlannedArea;
  /** Workforce: wage earners and others. */
  readonly workforce: { readonly pu: number; readonly bpu: number };
  /** Protected ones, each person in one of the three. */
  readonly onlyPu: number;
  readonly onlyBpu: number;
  readonly both: number;
}

export interface RegencyPlan {
  readonly shape: RegencyShape;
  readonly villages: readonly VillagePlan[];
}

export interface Plan {
  readonly regencies: readonly RegencyPlan[];
  /** Protected wage earners of whom nobody knows where they live. */
  readonly unknownResidence: number;
  /** Registered people whose membership has ended. */
  readonly ended: number;
}

const endedShare = 0.08;
const unknownShare = 0.005;
/** One of so many wage earners has a BPU membership besides. */
const bothEvery = 66;

/**
 * Splits the people over Bali's villages so that regencies come out at the coverage of their shapes and villages
 * around it. The numbers of all parts add up to `workers`.
 *
 * @param villages all villages of Bali by code
 */
export function planRegion(workers: number, seed: string, villages: readonly PlannedArea[]): Plan {
  const random = new Random(`${seed}/plan`);
  const unknownResidence = Math.round(workers * unknownShare);
  const settled = Math.round(workers * (1 - endedShare)) - unknownResidence;
  const protectedOf = apportion(
    settled,
    regencyShapes.map((shape) => shape.workforce * shape.coverage),
  );
  const regencies = regencyShapes.map((shape, index) =>
    planRegency(random, {
      shape,
      people: protectedOf[index] ?? 0,
      villages: villages.filter((village) => village.code.startsWith(`${shape.code}.`)),
    }),
  );
  const placed = regencies
    .flatMap((regency) => regency.villages)
    .reduce((sum, one) => sum + peopleOf(one), 0);
  return { regencies, unknownResidence, ended: workers - placed - unknownResidence };
}

/** Protected people of a village. */
export function peopleOf(village: VillagePlan): number {
  return village.onlyPu + village.onlyBpu + village.both;
}

interface RegencyTask {
  readonly shape: RegencyShape;
  /** Protected people. */
  readonly people: number;
  readonly villages: readonly PlannedArea[];
}

function planRegency(random: Random, { shape, people, villages }: RegencyTask): RegencyPlan {
  const workforce = Math.round(people / shape.coverage);
  const formal = Math.round(workforce * shape.formal);
  const sizes = villages.map((village) => sizeOf(village) * (0.55 + random.next() * 0.9));
  const tilts = villages.map(() => 0.85 + random.next() * 0.3);
  const workforcePu = apportion(formal, weighed(sizes, tilts));
  const workforceBpu = apportion(
    workforce - formal,
    weighed(
      sizes,
      tilts.map((tilt) => 2 - tilt),
    ),
  );
  const rateBpu = shape.coverage / (shape.formal * formalAdvantage + 1 - shape.formal);
  const pu = Math.round(formal * rateBpu * formalAdvantage);
  const both = Math.floor(pu / bothEvery);
  const zeal = villages.map(() => 0.82 + random.next() * 0.36);
  const puOf = apportion(pu, weighed(workforcePu, zeal));
  const bpuOf = apportion(people - pu + both, weighed(workforceBpu, zeal));
  const bothOf = apportion(
    both,
    puOf.map((count, index) => Math.min(count, bpuOf[index] ?? 0)),
  );
  return {
    shape,
    villages: villages.map((area, index) => {
      const [puHere, bpuHere] = [puOf[index] ?? 0, bpuOf[index] ?? 0];
      const bothHere = Math.min(bothOf[index] ?? 0, puHere, bpuHere);
      return {
        area,
        workforce: { pu: workforcePu[index] ?? 0, bpu: workforceBpu[index] ?? 0 },
        onlyPu: puHere - bothHere,
        onlyBpu: bpuHere - bothHere,
        both: bothHere,
      };
    }),
  };
}

function weighed(numbers: readonly number[], factors: readonly number[]): number[] {
  return numbers.map((number, index) => number * (factors[index] ?? 1));
}

function sizeOf({ code, kind }: PlannedArea): number {
  return (kind === 'kelurahan' ? 2.2 : 1) * (villageWeights[code] ?? 1);
}
