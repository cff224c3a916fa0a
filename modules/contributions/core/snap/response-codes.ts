/** The standard's number of each service that banks call here. Source: SNAP, technical data standard. */
export const snapServices = { token: '73', inquiry: '24', payment: '25', status: '26' } as const;

export type SnapService = keyof typeof snapServices;

interface OutcomeEntry {
  readonly status: number;
  readonly caseCode: string;
  readonly message: string;
}

/** What can come of a message: HTTP status, case code and message of the standard's list of response codes. */
export const snapOutcomes = {
  successful: { status: 200, caseCode: '00', message: 'Successful' },
  bad_request: { status: 400, caseCode: '00', message: 'Bad Request' },
  invalid_format: { status: 400, caseCode: '01', message: 'Invalid Field Format' },
  missing_field: { status: 400, caseCode: '02', message: 'Invalid Mandatory Field' },
  unauthorized: { status: 401, caseCode: '00', message: 'Unauthorized.' },
  invalid_token: { status: 401, caseCode: '01', message: 'Invalid Token (B2B)' },
  transaction_not_found: { status: 404, caseCode: '01', message: 'Transaction Not Found' },
  bill_not_found: { status: 404, caseCode: '12', message: 'Invalid Bill/Virtual Account' },
  invalid_amount: { status: 404, caseCode: '13', message: 'Invalid Amount' },
  paid_bill: { status: 404, caseCode: '14', message: 'Paid Bill' },
  inconsistent_request: { status: 404, caseCode: '18', message: 'Inconsistent Request' },
  expired_bill: { status: 404, caseCode: '19', message: 'Invalid Bill/Virtual Account' },
  not_supported: { status: 405, caseCode: '00', message: 'Requested Function Is Not Supported' },
  conflict: { status: 409, caseCode: '00', message: 'Conflict' },
  too_many_requests: { status: 429, caseCode: '00', message: 'Too Many Requests' },
  general_error: { status: 500, caseCode: '00', message: 'General Error' },
} as const satisfies Readonly<Record<string, OutcomeEntry>>;

export type SnapOutcome = keyof typeof snapOutcomes;

/** HTTP status, 7-digit code and message of an answer. */
export interface SnapAnswerHead {
  readonly status: number;
  readonly responseCode: string;
  readonly responseMessage: string;
}

/**
 * The head of an answer: code = HTTP status + service + case.
 *
 * @param detail the field or the reason that the standard names in the message: `Invalid Field Format {customerNo}`
 */
export function answerHead(service: SnapService, outcome: SnapOutcome, detail?: string): SnapAnswerHead {
  const { status, caseCode, message } = snapOutcomes[outcome];
  return {
    status,
    responseCode: `${status}${snapServices[service]}${caseCode}`,
    responseMessage: detail === undefined ? message : `${message} ${inBrackets(outcome, detail)}`,
  };
}

/** The standard names a field in braces and a reason in square brackets. */
function inBrackets(outcome: SnapOutcome, detail: string): string {
  return outcome === 'invalid_format' || outcome === 'missing_field' ? `{${detail}}` : `[${detail}]`;
}
