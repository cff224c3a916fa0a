import { newId } from '#platform/server/new-id.ts';
import type { TestDatabase } from './database.ts';

export interface TestBill {
  readonly month: string;
  readonly state: 'open' | 'paid';
  readonly workers?: number;
  readonly amountIdr?: number;
}

export interface TestEmployer {
  readonly organisationId: string;
  readonly npp: string;
  readonly name: string;
  readonly areaCode: string;
}

let made = 0;

/** An employer of Denpasar with bills of these months, as the bill run and payments would have left them. */
export async function anEmployer(
  held: TestDatabase,
  bills: readonly TestBill[],
  given: Partial<TestEmployer> & { readonly kind?: string } = {},
): Promise<TestEmployer> {
  made += 1;
  const employer = {
    organisationId: newId(),
    npp: `CERT${String(made).padStart(4, '0')}`,
    name: `PT Uji Sertifikat ${made}`,
    areaCode: '51.71.04.2008',
    ...given,
  };
  await held.asAdmin(`insert into registry.organisations (organisation_id, kind, name, name_tokens, npp, area_code, risk_class, scale, duty_started_on)
    values ('${employer.organisationId}', '${given.kind ?? 'employer'}', '${employer.name}', '{pt,uji,sertifikat}', '${employer.npp}', '${employer.areaCode}', 1, 'small', '2025-01-02')`);
  await addBills(held, employer, bills);
  return employer;
}

/** Further bills of an employer, in one statement. */
export async function addBills(
  held: TestDatabase,
  { organisationId, areaCode }: Pick<TestEmployer, 'organisationId' | 'areaCode'>,
  bills: readonly TestBill[],
): Promise<void> {
  if (bills.length === 0) return;
  const rows = bills.map(({ month, state, workers = 3, amountIdr = 300_000 }) => {
    made += 1;
    const code = `2${String(made).padStart(15, '0')}`;
    const paid = state === 'paid' ? amountIdr : 0;
    return `('${newId()}', '${code}', '${organisationId}', 'employer', 'filing', 'PU', '${month}', '${month}', ${workers}, ${workers}, ${amountIdr}, ${paid},
      '${state}', '${month}-01', (select pu_due_on from contributions.months where month = '${month}'), ${state === 'paid' ? `'${month}-20'` : 'null'}, '${areaCode}', '${areaCode}')`;
  });
  await held.asAdmin(`insert into contributions.bills (bill_id, code, payer_id, payer_kind, kind, segment, first_month, last_month, workers, worker_months,
      amount_idr, paid_idr, state, issued_on, due_on, paid_on, area_code, work_area_code) values ${rows.join(', ')}`);
}

/** Pays every open bill of an employer, as a payment of the whole would. */
export async function payBills(
  held: TestDatabase,
  { organisationId }: Pick<TestEmployer, 'organisationId'>,
  on: string,
): Promise<void> {
  await held.asAdmin(`update contributions.bills set state = 'paid', paid_idr = amount_idr, fee_paid_idr = fee_idr, paid_on = '${on}'
    where payer_id = '${organisationId}' and state = 'open'`);
}
