import type { Scale } from './kinds.ts';

/**
 * The scale that stands, of what the office says and what capital or sales tell (PP 7/2021; medium and large are told apart by the
 * office alone), or null where the two cannot both be true. Both null: nothing is known, and `scale` is null.
 */
export function settledScale(
  stated: Scale | null,
  told: Scale | null,
): { readonly scale: Scale | null } | null {
  if (stated === null || told === null || stated === told) return { scale: stated ?? told };
  return told === 'medium' && stated === 'large' ? { scale: stated } : null;
}
