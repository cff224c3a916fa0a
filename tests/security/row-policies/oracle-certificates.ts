import { idOf, organisations } from './places.ts';
import type { Row } from './rows.ts';
import { anything, readAndAdd, readAndWrite, type TableRules } from './table-rules.ts';

const { own, sibling } = organisations;
const day = '2026-11-02';

function templateRow(version: number): Row {
  return { kind: 'worker', version, words: '{}' };
}

function certificateRow(number: number, organisation_id: string): Row {
  return {
    ...{ certificate_id: idOf('certificate', 100 + number), organisation_id, registered_since: day },
    number: `SK-5171-2026-${900_000 + number}`,
  };
}

function editionRow(certificate: number, edition: number): Row {
  return {
    ...{ certificate_id: idOf('certificate', 100 + certificate), edition, why: 'payment' },
    ...{ text: 'SMS1:0', kid: 'uji', issuer: 'http://localhost', issued_at: `${day}T00:00:00Z` },
    ...{ expires_on: day, name: 'CV Maju', npp: 'UJI0001', area_code: '51.71', area_name: 'Denpasar' },
    ...{ programmes: ['JKK'], workers_reported: 3, paid_through: '2026-09', template_version: 1 },
  };
}

function revocationRow(certificate: number, organisation_id: string): Row {
  return {
    ...{ revocation_id: idOf('revocation', certificate), organisation_id, reason: 'Data palsu' },
    certificate_id: idOf('certificate', 100 + certificate),
    ...{ proposed_by: idOf('account', 1), proposed_name: 'Seorang', proposed_key: 'a' },
  };
}

function cardRow(worker: number): Row {
  return { worker_id: idOf('worker', worker), certificate_id: idOf('certificate', 200 + worker) };
}

function cardEditionRow(worker: number, edition: number): Row {
  return {
    ...{ ...cardRow(worker), edition, why: 'first', text: 'SMS1:0', kid: 'uji', issuer: 'http://localhost' },
    ...{ issued_at: `${day}T00:00:00Z`, expires_on: day, name_masked: 'I W***', kpj: '26000000001' },
    ...{ programmes: ['JKK'], paid_through: '2026-09', template_version: 1 },
  };
}

export const certificatesWorld: Readonly<Record<string, readonly Row[]>> = {
  'certificates.templates': [templateRow(901), templateRow(902)],
  'certificates.employer_certificates': [certificateRow(1, own), certificateRow(2, sibling)],
  'certificates.employer_editions': [editionRow(1, 1), editionRow(2, 1)],
  'certificates.revocations': [revocationRow(1, own)],
  'certificates.worker_cards': [cardRow(7), cardRow(8)],
  'certificates.card_editions': [cardEditionRow(7, 1), cardEditionRow(8, 1)],
};

/** Certificates, cards and their words: read and written by functions alone, which apply the caller's scope. */
export const certificatesRules: Readonly<Record<string, TableRules>> = {
  'certificates.templates': {
    ...byFunctions(['kind', 'version'], 'words', 'kept'),
    onlyOurs: true,
    inserts: () => [templateRow(903)],
    patches: () => [],
  },
  'certificates.employer_certificates': {
    ...byFunctions(['certificate_id'], 'state', 'moves'),
    inserts: () => [certificateRow(3, idOf('organisation', 92))],
    patches: () => [{ registered_since: '2026-01-01' }],
  },
  'certificates.employer_editions': {
    ...byFunctions(['certificate_id', 'edition'], 'why', 'kept'),
    inserts: () => [editionRow(1, 2)],
    patches: () => [],
  },
  'certificates.revocations': {
    ...byFunctions(['revocation_id'], 'reason', 'moves'),
    inserts: () => [revocationRow(2, sibling)],
    patches: () => [{ reason: 'Lain' }],
  },
  'certificates.worker_cards': {
    ...byFunctions(['worker_id', 'certificate_id'], 'state', 'moves'),
    inserts: () => [cardRow(9)],
    patches: () => [],
  },
  'certificates.card_editions': {
    ...byFunctions(['worker_id', 'certificate_id', 'edition'], 'why', 'kept'),
    inserts: () => [cardEditionRow(7, 2)],
    patches: () => [],
  },
};

/** What moves may be changed by the functions' owner; what is kept is only added to. */
function byFunctions(key: readonly string[], touch: string, life: 'moves' | 'kept') {
  return {
    ...{ key, touch },
    grants: { semesta_registrar: life === 'moves' ? readAndWrite : readAndAdd },
    rules: { semesta_registrar: anything },
  };
}
