import type { FigureRegister } from './figure-checks.ts';

/** What a figure that someone adds may be compared with; at most one of them. */
export interface FigureRelations {
  readonly sumOf?: readonly string[] | undefined;
  readonly share?:
    | { readonly of: string; readonly over: string | null; readonly isMissing?: true | undefined }
    | undefined;
  readonly growth?: { readonly from: string; readonly to: string } | undefined;
}

/** The ids that a new figure names and the register does not know. */
export function unknownRelations(
  register: FigureRegister,
  { sumOf, share, growth }: FigureRelations,
): readonly string[] {
  const named = [...(sumOf ?? []), share?.of, share?.over, growth?.from, growth?.to];
  return named.filter((id) => typeof id === 'string').filter((id) => !register.has(id));
}
