import type { Row } from './rows.ts';
import { anything, readAndWrite, type TableRules } from './table-rules.ts';

function keyRow(number: number): Row {
  const point = String(number).padStart(43, 'x');
  return {
    kid: String(number).padStart(8, '0'),
    issuer: 'http://localhost:4510',
    public_x: point,
    public_y: point,
    signs_from: '2026-01-01T00:00:00Z',
  };
}

/** Keys that sign: nobody comes near the rows; functions give the public halves, and the sealed one to sign with. */
export const keyRules: Readonly<Record<string, TableRules>> = {
  'certificates.signing_keys': {
    key: ['kid'],
    touch: 'revoked_at',
    grants: { semesta_registrar: readAndWrite },
    rules: { semesta_registrar: anything },
    inserts: () => [keyRow(9)],
    patches: () => [{ revoked_at: '2026-11-01T00:00:00Z' }],
  },
};

export const keyRows: Readonly<Record<string, readonly Row[]>> = {
  'certificates.signing_keys': [keyRow(1), keyRow(2)],
};
