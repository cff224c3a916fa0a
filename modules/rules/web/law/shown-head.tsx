import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { csvOf, saveFile } from '#platform/web/csv-file.ts';
import { useText } from '#platform/web/text.ts';

interface ShownHeadProps {
  readonly children: ReactNode;
  readonly file: string;
  /** Rows of the file, titles first: exactly what the page shows. */
  readonly rows: () => readonly (readonly string[])[];
}

/** One line of what is shown, and the ways to take it along. */
export function ShownHead({ children, file, rows }: ShownHeadProps) {
  const t = useText();
  return (
    <div className="spread law-shown">
      <div role="status">{children}</div>
      <div className="row no-print">
        <Button variant="default" size="xs" onClick={() => saveFile(file, csvOf(rows()))}>
          {t('web.csv')}
        </Button>
        <Button variant="default" size="xs" onClick={() => window.print()}>
          {t('web.print')}
        </Button>
      </div>
    </div>
  );
}
