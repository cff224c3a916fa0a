import {
  addsUpOverYear,
  type Indicator,
  type IndicatorId,
  indicators,
  shippedTargets,
  type Target,
} from '#modules/coverage/core/index.ts';
import { getCountedThrough, latestClosedMonth } from '#modules/coverage/server/counts/index.ts';
import { coverageScope } from '#modules/coverage/server/places/index.ts';
import {
  type BranchRow,
  listAreas,
  listBranches,
  listLoadedTargets,
  shownTarget,
} from '#modules/coverage/server/targets/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import { type Caller, contextOf, publicContext } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { textOf } from '#platform/server/texts.ts';
import { type CountAsked, readRegencyCounts, sumIfShown } from './branch-counts.ts';
import { gapFrom } from './gap-of-target.ts';
import { leastContribution } from './least-contribution.ts';

/** What a branch answers for; each by where people work, employers by their address. */
const answeredFor = [
  'PROTECTED',
  'PAID',
  'NEW-WORKERS',
  'ACTIVE-EMPLOYERS',
  'NEW-EMPLOYERS',
] as const satisfies readonly IndicatorId[];

type Count = (regencies: readonly string[], asked: CountAsked) => number | null;

/** Every branch office with its counts and how they stand beside the numbers set for it; open to anyone. */
export async function showBranches(services: Services, caller: Caller | null, language: 'id' | 'en') {
  const today = services.today();
  const found = await readBranches(services);
  const targets = [...found.loaded, ...shippedTargets].filter((target) => isTold(target, today));
  const isOwn = ({ regencies }: BranchRow) =>
    regencies.every((regency) => !coverageScope(caller, regency).isPublic);
  const asked = targets.map(({ indicator }) => yearOf(indicator, today));
  const counts = [...answeredFor.map((id) => monthOfIndicator(id, today)), ...asked];
  const count = await countsOf(services, caller, { branches: found.branches, isOwn, counts });
  const least = leastContribution(today);
  return {
    branches: found.branches.map((branch) => ({
      ...branch,
      regencies: found.areas.filter(({ code }) => branch.regencies.includes(code)),
      figures: answeredFor.map((id) => figureOf(id, { branch, count, today, language })),
      targets: targets
        .filter(({ scope }) => scope.kind === 'branch' && scope.code === branch.code)
        .map((target) => gapOfBranch(target, { branch, all: targets, count, least, today, language })),
    })),
    asOf: found.asOf,
    publicView: !found.branches.every(isOwn),
    demonstration: services.mode === 'demo',
  };
}

async function readBranches(services: Services) {
  return inTransaction(services.pool, publicContext, async (transaction) => {
    const branches = await listBranches(transaction);
    return {
      branches,
      areas: await listAreas(
        transaction,
        branches.flatMap(({ regencies }) => regencies),
      ),
      loaded: await listLoadedTargets(transaction, {
        ...{ areas: [], childrenOf: '', branches: branches.map(({ code }) => code) },
      }),
      asOf: await getCountedThrough(transaction),
    };
  });
}

/** Own branches are counted as oneself, the others as anyone; each side in one go. */
async function countsOf(
  services: Services,
  caller: Caller | null,
  asked: {
    branches: readonly BranchRow[];
    isOwn: (branch: BranchRow) => boolean;
    counts: readonly CountAsked[];
  },
): Promise<Count> {
  const [own, others] = [
    asked.branches.filter(asked.isOwn),
    asked.branches.filter((one) => !asked.isOwn(one)),
  ];
  const read = (branches: readonly BranchRow[], isOwn: boolean) =>
    readRegencyCounts(services, isOwn && caller ? contextOf(caller) : null, {
      regencies: branches.flatMap(({ regencies }) => regencies),
      counts: branches.length === 0 ? [] : asked.counts,
    });
  const [exact, shown] = await Promise.all([read(own, true), read(others, false)]);
  const ownCodes = new Set(own.flatMap(({ regencies }) => regencies));
  return (regencies, one) =>
    sumIfShown(regencies.map((regency) => (ownCodes.has(regency) ? exact : shown)(regency, one)));
}

interface Given {
  readonly branch: BranchRow;
  readonly count: Count;
  readonly today: string;
  readonly language: 'id' | 'en';
}

function figureOf(id: IndicatorId, { branch, count, today, language }: Given) {
  const { text, unit }: Indicator = indicators[id];
  const asked = monthOfIndicator(id, today);
  return {
    ...{ indicator: id, unit, month: asked.month, count: count(branch.regencies, asked) },
    name: textOf(language, `coverage.indicator.${text}.name`),
  };
}

interface GivenTarget extends Given {
  readonly all: readonly Target[];
  readonly least: ReturnType<typeof leastContribution>;
}

function gapOfBranch(target: Target, { branch, all, count, least, today, language }: GivenTarget) {
  const asked = yearOf(target.indicator, today);
  const names = new Map([[branch.code, branch.name]]);
  const before = addsUpOverYear(target.indicator) ? { month: addMonths(asked.from, -1), protected: 0 } : null;
  return gapFrom(target, {
    words: shownTarget({ target, relation: 'branch', all, names, language }),
    counted: { month: asked.month, now: count(branch.regencies, asked), denominator: null, before },
    least,
    language,
  });
}

/** Numbers of this year and later, of everybody: a branch has no workforce figure that a percentage could be of. */
function isTold({ period, unit, segment, scope }: Target, today: string): boolean {
  return (
    scope.kind === 'branch' &&
    period.slice(0, 4) >= today.slice(0, 4) &&
    unit !== 'percent' &&
    segment === 'ALL'
  );
}

function monthOfIndicator(indicator: IndicatorId, today: string): CountAsked {
  const month = indicators[indicator].timing === 'day' ? monthOf(today) : latestClosedMonth(today);
  return { indicator, from: month, month };
}

/** The months that a target of the year is held beside. */
function yearOf(indicator: IndicatorId, today: string): CountAsked {
  const asked = monthOfIndicator(indicator, today);
  return addsUpOverYear(indicator) ? { ...asked, from: `${asked.month.slice(0, 4)}-01` } : asked;
}
