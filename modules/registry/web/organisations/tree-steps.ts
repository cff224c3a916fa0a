import type { OrganisationKind } from '#modules/registry/core/index.ts';

export interface TreeNode {
  readonly organisationId: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly areaName: string;
  readonly parentId: string | null;
}

interface Branch {
  readonly node: TreeNode;
  readonly level: number;
  readonly parentId: string | null;
  readonly below: readonly Branch[];
}

export interface VisibleNode {
  readonly node: TreeNode;
  /** 1 for the topmost. */
  readonly level: number;
  readonly parentId: string | null;
  readonly children: number;
  readonly isOpen: boolean;
}

/** The nodes as a tree; parents come before their children, as the server sends them. */
export function branchesOf(nodes: readonly TreeNode[]): readonly Branch[] {
  const below = Map.groupBy(nodes, ({ parentId }) => parentId);
  const grow = (parentId: string | null, level: number): Branch[] =>
    (below.get(parentId) ?? []).map((node) => ({
      node,
      level,
      parentId,
      below: grow(node.organisationId, level + 1),
    }));
  return grow(null, 1);
}

/** What is to be seen, top down: all but what lies under a closed one. */
export function visibleNodes(branches: readonly Branch[], closed: ReadonlySet<string>): VisibleNode[] {
  return branches.flatMap(({ node, level, parentId, below }) => {
    const isOpen = below.length > 0 && !closed.has(node.organisationId);
    const self = { node, level, parentId, children: below.length, isOpen };
    return [self, ...(isOpen ? visibleNodes(below, closed) : [])];
  });
}

export type TreeStep =
  | { readonly kind: 'focus'; readonly id: string }
  | { readonly kind: 'toggle'; readonly id: string; readonly isOpen: boolean }
  | { readonly kind: 'follow'; readonly id: string };

/** What a key does in a tree (WAI-ARIA): arrows move and open, Home and End jump, Enter follows; null: nothing. */
export function stepInTree(
  visible: readonly VisibleNode[],
  { focused, key }: { readonly focused: string; readonly key: string },
): TreeStep | null {
  const at = visible.findIndex(({ node }) => node.organisationId === focused);
  const here = visible[at];
  if (!here) return null;
  const id = here.node.organisationId;
  const focus = (one: VisibleNode | undefined): TreeStep | null =>
    one ? { kind: 'focus', id: one.node.organisationId } : null;
  switch (key) {
    case 'ArrowDown':
      return focus(visible[at + 1]);
    case 'ArrowUp':
      return focus(visible[at - 1]);
    case 'Home':
      return focus(visible[0]);
    case 'End':
      return focus(visible.at(-1));
    case 'ArrowRight':
      if (here.children === 0) return null;
      return here.isOpen ? focus(visible[at + 1]) : { kind: 'toggle', id, isOpen: true };
    case 'ArrowLeft':
      if (here.isOpen) return { kind: 'toggle', id, isOpen: false };
      return here.parentId === null ? null : { kind: 'focus', id: here.parentId };
    case 'Enter':
      return { kind: 'follow', id };
    default:
      return null;
  }
}
