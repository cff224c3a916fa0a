import { describe, expect, test } from 'vitest';
import { branchesOf, stepInTree, type TreeNode, visibleNodes } from './tree-steps.ts';

const node = (organisationId: string, parentId: string | null): TreeNode => ({
  organisationId,
  parentId,
  name: organisationId,
  kind: 'employer',
  areaName: 'Denpasar',
});

const nodes = [
  node('top', null),
  node('left', 'top'),
  node('right', 'top'),
  node('leaf', 'left'),
] as const satisfies TreeNode[];

const seen = (...closed: string[]) => visibleNodes(branchesOf(nodes), new Set(closed));
const press = (key: string, focused: string, ...closed: string[]) =>
  stepInTree(seen(...closed), { focused, key });

test('a family is shown from the top down, each with its level, and nothing under a closed one', () => {
  expect(seen().map((one) => [one.node.organisationId, one.level])).toEqual([
    ['top', 1],
    ['left', 2],
    ['leaf', 3],
    ['right', 2],
  ]);
  expect(seen('left').map((one) => one.node.organisationId)).toEqual(['top', 'left', 'right']);
});

describe('keys in the tree', () => {
  test.each([
    ['ArrowDown', 'left', { kind: 'focus', id: 'leaf' }],
    ['ArrowUp', 'right', { kind: 'focus', id: 'leaf' }],
    ['Home', 'right', { kind: 'focus', id: 'top' }],
    ['End', 'top', { kind: 'focus', id: 'right' }],
    ['ArrowRight', 'left', { kind: 'focus', id: 'leaf' }],
    ['ArrowLeft', 'left', { kind: 'toggle', id: 'left', isOpen: false }],
    ['ArrowLeft', 'leaf', { kind: 'focus', id: 'left' }],
    ['Enter', 'leaf', { kind: 'follow', id: 'leaf' }],
    ['ArrowDown', 'right', null],
    ['ArrowRight', 'leaf', null],
    ['a', 'top', null],
  ] as const)('%s on %s', (key, focused, step) => {
    expect(press(key, focused)).toEqual(step);
  });

  test('the right arrow opens what is closed', () => {
    expect(press('ArrowRight', 'left', 'left')).toEqual({ kind: 'toggle', id: 'left', isOpen: true });
  });
});
