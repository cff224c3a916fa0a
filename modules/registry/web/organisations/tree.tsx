import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useRef, useState } from 'react';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { branchesOf, stepInTree, type TreeNode, visibleNodes } from './tree-steps.ts';

/** The family of an organisation: one stop of the keyboard, arrows move and open, Enter goes there. */
export function OrganisationTree({ organisationId }: { readonly organisationId: string }) {
  const t = useText();
  const query = useQuery(registryApi.organisations.tree.queryOptions({ input: { organisationId } }));
  return (
    <Loaded query={query} lines={3}>
      {({ nodes, more }) =>
        nodes.length < 2 ? (
          <Empty title={t('organisations.tree.alone')}>{t('organisations.tree.alone.hint')}</Empty>
        ) : (
          <>
            <Tree key={organisationId} nodes={nodes} selfId={organisationId} />
            {more ? <p className="soft small">{t('organisations.tree.more')}</p> : null}
          </>
        )
      }
    </Loaded>
  );
}

interface TreeProps {
  readonly nodes: readonly TreeNode[];
  readonly selfId: string;
}

function Tree({ nodes, selfId }: TreeProps) {
  const t = useText();
  const list = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState(selfId);
  const visible = visibleNodes(branchesOf(nodes), closed);
  const goTo = (id: string) => {
    setFocused(id);
    const item = list.current?.querySelector(`[data-id="${id}"]`);
    if (item instanceof HTMLElement) item.focus();
  };
  const setOpen = (id: string, isOpen: boolean) =>
    setClosed((before) => {
      const next = new Set(before);
      if (isOpen) next.delete(id);
      else next.add(id);
      return next;
    });
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = stepInTree(visible, { focused, key: event.key });
    if (!step) return;
    event.preventDefault();
    if (step.kind === 'focus') goTo(step.id);
    else if (step.kind === 'toggle') setOpen(step.id, step.isOpen);
    else list.current?.querySelector<HTMLElement>(`[data-id="${step.id}"] a`)?.click();
  };
  return (
    <div ref={list} className="family" role="tree" aria-label={t('organisations.tree')} onKeyDown={move}>
      {visible.map(({ node, level, children, isOpen }) => (
        <div
          key={node.organisationId}
          data-id={node.organisationId}
          role="treeitem"
          aria-level={level}
          aria-selected={node.organisationId === selfId}
          {...(children > 0 ? { 'aria-expanded': isOpen } : {})}
          tabIndex={node.organisationId === focused ? 0 : -1}
          style={{ paddingInlineStart: `${(level - 1) * 22}px` }}
          onFocus={() => setFocused(node.organisationId)}
        >
          <Toggle isOpen={isOpen} has={children > 0} onToggle={() => setOpen(node.organisationId, !isOpen)} />
          <TreeName node={node} isSelf={node.organisationId === selfId} />
        </div>
      ))}
    </div>
  );
}

interface ToggleProps {
  readonly has: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** For the mouse: the keyboard has its arrows, and a reader hears whether the item is open. */
function Toggle({ has, isOpen, onToggle }: ToggleProps) {
  if (!has) return <span className="family-mark" />;
  return (
    <button type="button" className="family-mark" tabIndex={-1} aria-hidden="true" onClick={onToggle}>
      {isOpen ? '▾' : '▸'}
    </button>
  );
}

function TreeName({ node, isSelf }: { readonly node: TreeNode; readonly isSelf: boolean }) {
  const t = useText();
  const { organisationId, name } = node;
  return (
    <span className="family-name">
      {isSelf ? (
        <strong>{name}</strong>
      ) : (
        <Link to="/organisasi/$organisationId" params={{ organisationId }} tabIndex={-1}>
          {name}
        </Link>
      )}{' '}
      <span className="soft small">
        {t(`organisations.kind.${node.kind}`)}, {node.areaName}
      </span>
    </span>
  );
}
