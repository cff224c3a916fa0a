import { Button } from '@mantine/core';
import { csvOf, saveFile } from '#platform/web/csv-file.ts';
import { useText } from '#platform/web/text.ts';

interface TakeAwayProps {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Path below /api/v1 of the same as PDF. */
  readonly paper: string;
}

/** A report as a file: CSV for a spreadsheet, PDF for paper. */
export function TakeAway({ name, rows, paper }: TakeAwayProps) {
  const t = useText();
  return (
    <div className="row">
      <Button size="xs" variant="default" onClick={() => saveFile(`${name}.csv`, csvOf(rows))}>
        {t('ledger.csv')}
      </Button>
      <Button size="xs" variant="default" component="a" href={`/api/v1${paper}`} download>
        {t('ledger.pdf')}
      </Button>
    </div>
  );
}
