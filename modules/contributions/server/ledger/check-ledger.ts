import type pg from 'pg';

/** One thing in which the books do not agree: what, whose, what it should be and what it is. */
export interface LedgerFault {
  readonly fault: string;
  /** The id of the journal, payment, payer, bill or worker-month. */
  readonly subject: string;
  readonly expectedIdr: string | null;
  readonly foundIdr: string | null;
}

export interface LedgerState {
  readonly balanced: boolean;
  readonly journals: number;
  readonly postings: number;
  readonly accounts: number;
  readonly faults: readonly LedgerFault[];
}

/**
 * Whether the books balance and every rupiah can be followed from its payment to worker and month: all rows, each question once.
 *
 * @param pool the job worker's login: the check sees every area
 */
export async function checkLedger(pool: pg.Pool): Promise<LedgerState> {
  const client = await pool.connect();
  try {
    // One picture of all tables: a payment between two questions would look like a fault.
    await client.query('begin isolation level repeatable read read only');
    const faults =
      await client.query<LedgerFault>(`select fault, subject, expected_idr::text as "expectedIdr", found_idr::text as "foundIdr"
      from contributions.ledger_faults() order by fault, subject`);
    const size = await client.query<{ journals: bigint; postings: bigint; accounts: bigint }>(
      'select * from contributions.ledger_size()',
    );
    await client.query('commit');
    const { journals = 0n, postings = 0n, accounts = 0n } = size.rows[0] ?? {};
    return {
      balanced: faults.rows.length === 0,
      journals: Number(journals),
      postings: Number(postings),
      accounts: Number(accounts),
      faults: faults.rows,
    };
  } finally {
    client.release();
  }
}
