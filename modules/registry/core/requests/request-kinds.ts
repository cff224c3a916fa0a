import type { Role } from '#platform/core/roles.ts';

/** What a person may ask of the office, or tell it. */
export const requestKinds = ['access', 'correction', 'complaint'] as const;

export type RequestKind = (typeof requestKinds)[number];

/** One kind of request as data. */
export interface RequestKindRule {
  /** The duty of the law that holds its clock (`deadline` of the rules). */
  readonly duty: 'data_access' | 'data_correction' | 'complaint_response';
  /** Who may open one: the worker himself, or the office in his name. */
  readonly opens: readonly Role[];
  /** Who sees it and answers it, within their areas. */
  readonly answers: readonly Role[];
  /** What closes it, besides a refusal and a withdrawal. */
  readonly closedBy: 'copy' | 'correction' | 'answer';
  /** Whether what is asked must be said; a copy of everything needs no words. */
  readonly needsWords: boolean;
  /** Whether its acts stand among the looks at the worker, which his employer may read. */
  readonly standsAmongLooks: boolean;
}

const office = ['office_staff', 'office_supervisor'] as const satisfies readonly Role[];

/** Source: UU 27/2022 art. 30 (correction), 31-33 (access); PP 86/2013 art. 13 (inspection upon complaint). */
export const requestRules = {
  access: {
    duty: 'data_access',
    opens: [...office, 'worker'],
    answers: office,
    closedBy: 'copy',
    needsWords: false,
    standsAmongLooks: true,
  },
  correction: {
    duty: 'data_correction',
    opens: [...office, 'worker'],
    answers: [...office, 'village'],
    closedBy: 'correction',
    needsWords: true,
    standsAmongLooks: true,
  },
  complaint: {
    duty: 'complaint_response',
    opens: [...office, 'worker'],
    answers: office,
    closedBy: 'answer',
    needsWords: true,
    standsAmongLooks: false,
  },
} as const satisfies Readonly<Record<RequestKind, RequestKindRule>>;

/** What a complaint is about. */
export const complaintTopics = ['not_registered', 'reported_less', 'not_paid', 'other'] as const;

export type ComplaintTopic = (typeof complaintTopics)[number];

/** True where that role may open a request of that kind. */
export function mayOpenRequest(kind: RequestKind, role: Role): boolean {
  const { opens }: RequestKindRule = requestRules[kind];
  return opens.includes(role);
}
