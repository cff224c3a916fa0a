import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '#platform/web/text.ts';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The menu of small screens; fetched when it is first opened. */
export function MenuDrawer({ opened, onClose, children }: Props) {
  const t = useText();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      size={280}
      title="Semesta"
      closeButtonProps={{ 'aria-label': t('web.close') }}
      classNames={{ content: 'drawer', header: 'drawer', body: 'drawer-body' }}
    >
      {children}
    </Drawer>
  );
}
