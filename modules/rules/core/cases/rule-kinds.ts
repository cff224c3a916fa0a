import type { RuleKind } from '#modules/rules/core/facts/index.ts';

/** Every kind of case (CONTRACT 4.1), the one table that batch, explain, HTTP and the command line go by. */
export const ruleKinds: readonly RuleKind[] = [];

const byName: ReadonlyMap<string, RuleKind> = new Map(ruleKinds.map((kind) => [kind.kind, kind]));

/** The kind of a name, or undefined. */
export function kindNamed(name: string): RuleKind | undefined {
  return byName.get(name);
}
