import { hashOf, idOf } from './places.ts';
import type { Row } from './rows.ts';
import { anything, readAndAdd, type TableRules } from './table-rules.ts';

/** Codes of cards: nobody but the registrar comes near; definer functions give one out to who may see the worker. */
function ofTheRegistrar(key: string, touch: string, insert: Row): TableRules {
  return {
    key: [key],
    touch,
    grants: { semesta_registrar: readAndAdd },
    rules: { semesta_registrar: anything },
    inserts: () => [insert],
    patches: () => [],
  };
}

export const cardRules: Readonly<Record<string, TableRules>> = {
  'registry.card_codes': ofTheRegistrar('worker_id', 'made_at', {
    worker_id: idOf('worker', 999),
    code_sealed: '\\x09',
  }),
  'registry.card_claims': ofTheRegistrar('code_index', 'worker_id', {
    code_index: hashOf(9),
    worker_id: idOf('worker', 999),
  }),
};

/** Their rows in the world. */
export const cardRows: Readonly<Record<string, readonly Row[]>> = {
  'registry.card_codes': [1, 2].map((number) => ({
    worker_id: idOf('worker', 990 + number),
    code_sealed: '\\x01',
  })),
  'registry.card_claims': [1, 2].map((number) => ({
    code_index: hashOf(number),
    worker_id: idOf('worker', 990 + number),
  })),
  'accounts.worker_codes': [1, 2].map((number) => ({
    challenge_hash: hashOf(number),
    card_index: hashOf(number),
    code_hash: hashOf(number),
    expires_at: '2027-01-01T00:00:00Z',
  })),
};
