import { sql } from 'kysely';
import type { Law } from '#modules/rules/core/index.ts';
import { parametersOn, theLaw } from '#modules/rules/server/index.ts';
import {
  fundingSources,
  monthPrice,
  monthsOf,
  type SponsorFunding,
  sponsorFundings,
} from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { categoryKeepers } from './programme-roles.ts';
import { readAs } from './read-as.ts';
import { type AreaColumns, areaColumns, areaOf } from './sponsor-queries.ts';

const monthsShown = 15;

/** The funding sources: what the law says of each on this day, which villages it reaches, and its relief from a month on. */
export function showSources(services: Services, caller: Caller, from: string | undefined) {
  const law = theLaw();
  const today = services.today();
  const startMonth = from ?? `${today.slice(0, 4)}-01`;
  return readAs(services, caller, async () => ({
    sources: sponsorFundings.map((funding) => sourceView(law, funding, { startMonth, today })),
  }));
}

function sourceView(
  law: Law,
  funding: SponsorFunding,
  { startMonth, today }: { readonly startMonth: string; readonly today: string },
) {
  const { reaches, sponsors, bases, reliefSwitch } = fundingSources[funding];
  const { value, certainty, note } = law.profile[reliefSwitch];
  const terms = { funding, baseBracket: 1, withSavings: false };
  return {
    funding,
    reaches,
    sponsors: [...sponsors],
    bases: bases.flatMap((id) => parametersOn(law, { id, on: today }).map((shown) => basisView(id, shown))),
    relief: {
      applies: value === true,
      certainty,
      note,
      months: monthsOf({ startMonth, months: monthsShown }).map((month) => {
        const { priceIdr, relief } = monthPrice(law, month, terms);
        return { month, priceIdr: String(priceIdr), ...relief };
      }),
    },
  };
}

function basisView(id: string, shown: ReturnType<typeof parametersOn>[number]) {
  const { name, value, basis, certainty, note } = shown;
  return { id, name, text: textsIn(value) ?? name, law: [...basis], certainty, note };
}

/** A value of words is a pair of texts. */
function textsIn(value: unknown): { id: string; en: string } | null {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('en' in value)) return null;
  return typeof value.id === 'string' && typeof value.en === 'string' ? { id: value.id, en: value.en } : null;
}

interface CategoryRow extends AreaColumns {
  readonly category_code: string;
  readonly name_id: string;
  readonly name_en: string;
  readonly decree: string;
  readonly occupation_groups: readonly string[];
  readonly is_active: boolean;
  readonly may_keep: boolean;
}

/** The local list of vulnerable workers. */
export function showCategories(services: Services, caller: Caller) {
  return readAs(services, caller, async (transaction) => {
    const { rows } = await sql<CategoryRow>`
      select c.category_code, c.name_id, c.name_en, c.decree, c.occupation_groups, c.is_active, c.area_code, ${areaColumns},
        sponsorship.may_keep('regency', c.area_code) as may_keep
      from sponsorship.categories c left join registry.areas a on a.code = c.area_code order by c.area_code, c.name_id`.execute(
      transaction.of<unknown>(),
    );
    return {
      categories: rows.map((row) => ({
        categoryCode: row.category_code,
        area: areaOf(row),
        name: { id: row.name_id, en: row.name_en },
        decree: row.decree,
        occupationGroups: [...row.occupation_groups],
        isActive: row.is_active,
        mayKeep: row.may_keep,
      })),
      mayKeep: categoryKeepers.some((role) => role === caller.role),
    };
  });
}
