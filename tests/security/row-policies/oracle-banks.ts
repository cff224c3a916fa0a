import { hashOf, idOf } from './places.ts';
import type { Row } from './rows.ts';
import { anything, fully, type TableRules } from './table-rules.ts';

function partnerRow(number: number): Row {
  return {
    partner_id: `BANK-${number}`,
    company_code: '12345',
    public_key: 'PEM',
    secret_sealed: '\\x01',
    account_id: idOf('account', 700 + number),
  };
}

function tokenRow(number: number, partner_id: string): Row {
  return { token_hash: hashOf(number), partner_id, expires_at: '2027-01-01T00:00:00Z' };
}

function requestRow(number: number, partner_id: string): Row {
  return { partner_id, sent_on: '2026-11-15', external_id: String(number), service: 'inquiry' };
}

/** What banks are and send: nobody but the registrar comes near; its functions answer the server alone. */
function ofTheRegistrar(key: readonly string[], touch: string, insert: Row): TableRules {
  return {
    key,
    touch,
    grants: { semesta_registrar: fully },
    rules: { semesta_registrar: anything },
    inserts: () => [insert],
    patches: () => [],
  };
}

export const bankRules: Readonly<Record<string, TableRules>> = {
  'contributions.snap_partners': {
    ...ofTheRegistrar(['partner_id'], 'stopped_at', partnerRow(9)),
    deletesClash: true,
  },
  'contributions.snap_tokens': ofTheRegistrar(['token_hash'], 'expires_at', tokenRow(9, 'BANK-1')),
  'contributions.snap_requests': ofTheRegistrar(
    ['partner_id', 'sent_on', 'external_id'],
    'response_code',
    requestRow(9, 'BANK-1'),
  ),
};

/** Their rows in the world, the banks before what refers to them. */
export const bankRows: Readonly<Record<string, readonly Row[]>> = {
  'contributions.snap_partners': [1, 2].map(partnerRow),
  'contributions.snap_tokens': [1, 2].map((number) => tokenRow(number, `BANK-${number}`)),
  'contributions.snap_requests': [1, 2].map((number) => requestRow(number, `BANK-${number}`)),
};
