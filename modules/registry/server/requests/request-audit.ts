import { type RequestKindRule, requestRules } from '#modules/registry/core/index.ts';
import type { AuditEntry } from '#platform/server/audit/write-audit.ts';
import type { RequestRow } from './request-queries.ts';

/** The journal's line of an act on a request. A complaint names no worker: who sees the worker sees who looked at him. */
export function requestAudit(
  act: string,
  row: Pick<RequestRow, 'worker_id' | 'request_id' | 'kind' | 'area_code' | 'work_area_code'>,
  details: Readonly<Record<string, unknown>> = {},
): AuditEntry {
  return {
    act,
    subjectKind: 'request',
    subjectId: row.request_id,
    areaCode: row.area_code || row.work_area_code,
    details: { kind: row.kind, ...details },
    workers: lookedAt([row]),
  };
}

/** Workers among whose looks a look at these requests stands. */
export function lookedAt(rows: readonly Pick<RequestRow, 'worker_id' | 'kind'>[]): readonly string[] {
  return rows.flatMap(({ worker_id, kind }) => {
    const { standsAmongLooks }: RequestKindRule = requestRules[kind];
    return standsAmongLooks ? [worker_id] : [];
  });
}
