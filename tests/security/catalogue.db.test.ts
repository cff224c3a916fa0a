import { describe, expect, it } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';

const held = testDatabase();
const ours = `n.nspname in ('platform', 'accounts', 'registry', 'coverage', 'contributions', 'sponsorship', 'certificates', 'auth', 'jobs')`;

/** Tables without people or money, the same for everyone. */
const openTables = ['registry.area_loads', 'registry.branches'];

/** What the application may call; a function more is a decision, not an accident. */
const callable = [
  'accounts.end_sessions',
  'accounts.organisations_named',
  'accounts.organisations_of',
  'accounts.set_own_language',
  'certificates.answer_checks',
  'certificates.answer_sanction_case',
  'certificates.begin_card',
  'certificates.begin_certificates',
  'certificates.begin_signing_keys',
  'certificates.blocks_of',
  'certificates.books_begin',
  'certificates.card_to_sign',
  'certificates.card_words',
  'certificates.check_for_contract',
  'certificates.check_reference',
  'certificates.claim_entries',
  'certificates.claim_entries_at',
  'certificates.compliance_facts',
  'certificates.count_checks',
  'certificates.decide_revocation',
  'certificates.decide_sanction_step',
  'certificates.decide_undertaking',
  'certificates.employer_paper',
  'certificates.employer_view',
  'certificates.employers_to_certify',
  'certificates.file_undertaking',
  'certificates.find_employers',
  'certificates.keep_callback',
  'certificates.keep_card_edition',
  'certificates.keep_contract',
  'certificates.keep_editions',
  'certificates.lift_paid_sanctions',
  'certificates.list_certificates',
  'certificates.open_sanction_case',
  'certificates.propose_revocation',
  'certificates.propose_sanction_step',
  'certificates.revoke_signing_key',
  'certificates.rotate_signing_key',
  'certificates.sanction_candidates',
  'certificates.sanction_debts',
  'certificates.sanction_numbers',
  'certificates.sanction_parties',
  'certificates.sanctions_to_lift',
  'certificates.set_statuses',
  'certificates.signing_keys_now',
  'certificates.standings_of',
  'certificates.state_workers',
  'certificates.status_list_of',
  'certificates.take_contract_step',
  'certificates.undertakings_of',
  'certificates.withdraw_sanction_step',
  'contributions.add_statement_lines',
  'contributions.arrears_counts',
  'contributions.arrears_people',
  'contributions.assign_payment',
  'contributions.begin_bill_run',
  'contributions.bill_at_counter',
  'contributions.bill_for_bank',
  'contributions.bill_months',
  'contributions.bill_payers',
  'contributions.bill_run_totals',
  'contributions.bill_workers',
  'contributions.cancel_bill',
  'contributions.claim_bank_message',
  'contributions.close_bank_message',
  'contributions.decide_refund',
  'contributions.filing_totals',
  'contributions.finalise_filing',
  'contributions.find_bank',
  'contributions.group_members_to_bill',
  'contributions.in_scope',
  'contributions.issue_bills',
  'contributions.issue_group_bill',
  'contributions.keep_bank',
  'contributions.keep_bank_token',
  'contributions.keep_letters',
  'contributions.keep_month',
  'contributions.keep_statement',
  'contributions.letter_numbers',
  'contributions.may_write',
  'contributions.month_after',
  'contributions.month_index',
  'contributions.name_paid_members',
  'contributions.name_payers',
  'contributions.not_filed',
  'contributions.note_reversal',
  'contributions.open_filing',
  'contributions.paid_by',
  'contributions.payer_names',
  'contributions.payment_code',
  'contributions.payment_for_bank',
  'contributions.payment_seen',
  'contributions.payroll_rows',
  'contributions.post_statement',
  'contributions.print_receipt',
  'contributions.propose_refund',
  'contributions.protection_on',
  'contributions.read_statement',
  'contributions.reads_money',
  'contributions.receipt_for_check',
  'contributions.receive_payments',
  'contributions.record_at_counter',
  'contributions.reopen_filing',
  'contributions.reprice_month',
  'contributions.returnable',
  'contributions.reverse_payment',
  'contributions.settle_exception',
  'contributions.stop_bank',
  'contributions.take_payroll',
  'contributions.worker_overview',
  'coverage.area_path',
  'coverage.employer_gaps',
  'coverage.organisation_months',
  'coverage.sponsored_ends',
  'jobs.enqueue',
  'registry.birth_band',
  'registry.decide_merge',
  'registry.everything_about',
  'registry.follow_complaint',
  'registry.keep_card_code',
  'registry.keep_complaint',
  'registry.keep_merge',
  'registry.keep_registration_request',
  'registry.keep_worker_act',
  'registry.look_up_nik',
  'registry.match_list_rows',
  'registry.members_by_number',
  'registry.merge_requests_seen',
  'registry.merges_seen',
  'registry.organisation_lies_below',
  'registry.own_payers',
  'registry.propose_merge',
  'registry.register_joiners',
  'registry.register_list_rows',
  'registry.register_worker',
  'registry.search_organisations',
  'registry.search_workers',
  'registry.standing_worker',
  'registry.suspected_doubles',
  'registry.tell_apart',
  'registry.worker_history',
  'registry.worker_life',
  'sponsorship.absorbed',
  'sponsorship.add_candidates',
  'sponsorship.add_registered',
  'sponsorship.approve_lists',
  'sponsorship.begin_list',
  'sponsorship.bill_lists',
  'sponsorship.bills_of',
  'sponsorship.check_candidates',
  'sponsorship.counted_groups',
  'sponsorship.decide_candidates',
  'sponsorship.deposit_standing',
  'sponsorship.drop_candidates',
  'sponsorship.following_lists',
  'sponsorship.grant_budget',
  'sponsorship.handover_codes',
  'sponsorship.handover_counts',
  'sponsorship.handover_people',
  'sponsorship.handover_rates',
  'sponsorship.keep_agreement',
  'sponsorship.keep_budgets',
  'sponsorship.keep_category',
  'sponsorship.keep_programme',
  'sponsorship.keep_sponsor',
  'sponsorship.list_places',
  'sponsorship.may_keep',
  'sponsorship.month_sums',
  'sponsorship.name_category',
  'sponsorship.open_programme',
  'sponsorship.order_candidate',
  'sponsorship.propose_list',
  'sponsorship.record_outcomes',
  'sponsorship.release_terms',
  'sponsorship.return_list',
  'sponsorship.set_programme_villages',
  'sponsorship.take_back_bills',
  'sponsorship.unpaid_deposits',
  'sponsorship.unprotected_workers',
  'sponsorship.verify_list',
  'sponsorship.village_board',
  'sponsorship.withdraw_list',
  'sponsorship.worker_terms',
];

async function names(statement: string): Promise<string[]> {
  return (await held.asAdmin(statement)).map((row) => String(row.name));
}

describe('the catalogue of the database', () => {
  it('every table has row security, forced, unless it is about nobody', async () => {
    const unguarded = await names(`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`);
    expect(unguarded).toEqual(openTables);
  });

  it('a part of a table is reached through the table alone', async () => {
    const reached = await names(`
      select n.nspname || '.' || c.relname || ' ' || r.rolname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace, pg_roles r
      where ${ours} and c.relispartition and r.rolname in ('semesta_app', 'semesta_worker', 'semesta_auth', 'semesta_registrar')
        and has_any_column_privilege(r.oid, c.oid, 'select, insert, update')`);
    expect(reached).toEqual([]);
  });

  it('no view passes row security by, and nothing is materialised', async () => {
    const views = await names(`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and (c.relkind in ('m', 'f') or (c.relkind = 'v' and not coalesce(c.reloptions::text[] @> '{security_invoker=true}', false)))`);
    expect(views).toEqual([]);
  });

  it('the application calls the functions that are allowed by name, and no other', async () => {
    const found = await names(`
      select distinct n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${ours} and p.prorettype <> 'trigger'::regtype and has_function_privilege('semesta_app', p.oid, 'execute')
      order by 1`);
    expect(found).toEqual(callable);
  });

  it('everyone may call nothing', async () => {
    const found = await names(`
      select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${ours} and p.prorettype <> 'trigger'::regtype and has_function_privilege('public', p.oid, 'execute')`);
    expect(found).toEqual([]);
  });

  it('every function that acts for its owner fixes where it looks, and belongs to no login that people use', async () => {
    const loose = await names(`
      select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${ours} and p.prosecdef
        and (not coalesce(p.proconfig @> '{"search_path=pg_catalog, pg_temp"}', false) or p.proowner::regrole::text in ('semesta_app', 'semesta_auth'))`);
    expect(loose).toEqual([]);
  });

  it('nothing is granted to everyone, and no right to empty, refer to or trigger on a table to any login', async () => {
    const grants = await names(`
      select distinct table_schema || '.' || table_name || ' ' || privilege_type || ' ' || grantee as name
      from information_schema.role_table_grants
      where table_schema in ('platform', 'accounts', 'registry', 'coverage', 'contributions', 'sponsorship', 'certificates', 'auth', 'jobs')
        and grantee <> 'semesta_owner'
        and (grantee = 'PUBLIC' or privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES', 'MAINTAIN'))`);
    expect(grants).toEqual([]);
  });

  it('every table belongs to the owner and says what it is', async () => {
    const others = await names(`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and c.relkind in ('r', 'p', 'S', 'v') and (c.relowner <> 'semesta_owner'::regrole or obj_description(c.oid, 'pg_class') is null)`);
    expect(others).toEqual([]);
  });

  it('an emptied setting is nobody: every policy on a setting turns the empty text into null', async () => {
    const careless = await names(`
      select schemaname || '.' || policyname as name from pg_policies
      where replace(replace(coalesce(qual, '') || coalesce(with_check, ''), ' ', ''), $$current_setting('app.audit'::text,true)='all'$$, '')
        ~* '(?<!nullif\\()current_setting'`);
    expect(careless).toEqual([]);
  });

  it('identity numbers stand sealed or hashed in every table', async () => {
    const columns = await held.asAdmin(`
      select table_schema || '.' || table_name || '.' || column_name as name, data_type as type from information_schema.columns
      where table_schema in ('platform', 'accounts', 'registry', 'coverage', 'contributions', 'sponsorship', 'certificates')
        and column_name ~ '(nik|phone|identity|given|content)' and column_name !~ '(_masked|_flags)$' order by 1`);
    // What a supervisor has seen, as one number: no identity is in it.
    const told = columns.filter(({ name }) => name !== 'sponsorship.lists.content_hash');
    expect(told.filter(({ type }) => type !== 'bytea')).toEqual([]);
    expect(told.length).toBeGreaterThan(5);
  });
});
