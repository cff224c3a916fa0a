import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { DataTable } from './data-table.tsx';

test('a cell of sentences takes the width of the card, and an empty cell stays empty so that its label goes', () => {
  const columns = [
    { id: 'nik', header: 'NIK', cell: () => '' },
    { id: 'why', header: 'Alasan', wide: true, cell: (row: string) => row },
  ];
  const html = renderToStaticMarkup(
    <DataTable caption="Baris" columns={columns} rows={['NIK kosong']} rowKey={(row) => row} />,
  );
  expect(html).toContain('data-label="NIK"></td>');
  expect(html).toContain('data-label="Alasan" class="wide">NIK kosong</td>');
});
