import { z } from 'zod';
import type { dutiesSchema } from '#modules/registry/api/index.ts';
import {
  kindTraits,
  type OrganisationKind,
  refuse,
  type Scale,
  scales,
  settledScale,
} from '#modules/registry/core/index.ts';
import { explainCase, valueOn } from '#modules/rules/core/index.ts';
import { answering, theLaw } from '#modules/rules/server/index.ts';
import { monthOf } from '#platform/core/month.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';

export type Duties = z.infer<typeof dutiesSchema>;

/** What tells an enterprise's scale; amounts are decimal text of rupiah. */
export interface EnterpriseSize {
  readonly scale: Scale | null;
  readonly capitalIdr: string | null;
  readonly salesIdr: string | null;
}

const answer = z.object({
  scale: z.enum(scales).optional(),
  programmes: z.array(z.object({ programme: z.string(), duty: z.string() })),
});

/**
 * The scale that stands: as stated, or as capital or sales tell (parameter `enterprise-scales`, PP 7/2021).
 *
 * @throws Refusal `organisation.scale_differs` where the office says one and the amounts another
 */
export function scaleOf({ scale, capitalIdr, salesIdr }: EnterpriseSize, today: string): Scale | null {
  const told = capitalIdr === null && salesIdr === null ? null : toldScale({ capitalIdr, salesIdr }, today);
  const settled = settledScale(scale, told);
  if (!settled) throw refuse('organisation.scale_differs', { told, stated: scale });
  return settled.scale;
}

function toldScale({ capitalIdr, salesIdr }: Omit<EnterpriseSize, 'scale'>, today: string): Scale | null {
  const { result } = explained({
    segment: 'PU',
    month: monthOf(today),
    ...(capitalIdr === null ? {} : { capitalIdr }),
    ...(salesIdr === null ? {} : { salesIdr }),
  });
  return result.scale ?? null;
}

/** Programmes that are a duty for a kind of organisation today; null where its scale is not known, or the law read here names none. */
export function dutiesOf(kind: OrganisationKind, scale: Scale | null, today: string): Duties | null {
  const { insures } = kindTraits[kind];
  if (insures === null || (insures === 'firm' && scale === null)) return null;
  const month = monthOf(today);
  const { result, parameters, switches } = explained({
    month,
    segment: insures === 'bpu' ? 'BPU' : 'PU',
    ...(insures === 'bpu' ? {} : { employerKind: insures }),
    ...(insures === 'firm' ? { scale } : {}),
  });
  return {
    month,
    insures,
    scale: insures === 'firm' ? scale : null,
    programmes: result.programmes,
    basis: parameters.map(({ key, name, basis, certainty, note }) => ({
      key,
      name,
      law: basis.map(({ law, article }) => ({ law, article })),
      certainty,
      note,
    })),
    switches: switches.map(({ name, title, note }) => ({ name, title, note })),
  };
}

/** What would be a duty for whoever is signed in to ask, before anything is registered. */
export function showDuties(
  services: Services,
  _: Caller,
  asked: { readonly kind: OrganisationKind } & {
    readonly [Fact in keyof EnterpriseSize]?: EnterpriseSize[Fact] | undefined;
  },
): { readonly duties: Duties | null } {
  const { kind, scale = null, capitalIdr = null, salesIdr = null } = asked;
  const today = services.today();
  return { duties: dutiesOf(kind, scaleOf({ scale, capitalIdr, salesIdr }, today), today) };
}

/**
 * The first day of any duty to join (Perpres 109/2013 art. 6(2)), `YYYY-MM-DD`.
 *
 * @throws Error where the law has no such parameter
 */
export function earliestDutyStart(today: string): string {
  const found = valueOn(theLaw(), 'social-security-duty-start', today);
  return z.string().parse(found?.value);
}

function explained(facts: Readonly<Record<string, unknown>>) {
  const { result, parameters, switches } = answering(() =>
    explainCase(theLaw(), { id: 'duties', kind: 'mandatory_programmes', ...facts }),
  );
  return { result: answer.parse(result), parameters, switches };
}
