import { Button, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { type LifeAct, lifeActNames, mayActOnWorker } from '#modules/registry/core/index.ts';
import type { WorkerView } from '#modules/registry/web/api/index.ts';
import { actText } from '#platform/web/act-text.ts';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import type { ChosenAct } from './draft.ts';

/** Those that stand beside what they are about: a membership, a past act. */
const besideTheirSubject: readonly LifeAct[] = [
  'registry.end-membership',
  'registry.restart-membership',
  'registry.undo-act',
];

interface ActMenuProps {
  readonly worker: WorkerView;
  readonly onChoose: (chosen: ChosenAct) => void;
  /** What has a page of its own. */
  readonly children?: ReactNode;
}

/** What this account may do to this worker as he stands; nothing where that is nothing. */
export function ActMenu({ worker, onChoose, children }: ActMenuProps) {
  const t = useText();
  const { role } = useAccount();
  const state = worker.deceasedOn === null ? 'LIVING' : 'DECEASED';
  const acts = lifeActNames.filter(
    (act) => mayActOnWorker(act, state, role) && !besideTheirSubject.includes(act),
  );
  if (acts.length === 0) return null;
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button rightSection={<span aria-hidden="true">▾</span>}>{t('life.acts')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => (
          <Menu.Item key={act} onClick={() => onChoose({ act })}>
            {actText(t, act)}
          </Menu.Item>
        ))}
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}
