import { certificatesFunctions } from './certificates-functions.ts';
import { complianceFunctions } from './compliance-functions.ts';
import { coverageFunctions } from './coverage-functions.ts';
import { sanctionsFunctions } from './sanctions-functions.ts';
import { sponsorshipFunctions } from './sponsorship-functions.ts';

/** One rule over the catalogue. `find` selects what it looks at as `object`; what is not in `allowed` is a breach. */
export interface SchemaRule {
  readonly find: string;
  /** Object to the reason why it may be so. */
  readonly allowed?: Readonly<Record<string, string>>;
  /** The control: a statement that breaks the rule, and the object that must then be named. */
  readonly plant: string;
  readonly breaks: string;
}

const ours = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'graphile_worker', 'migrations', 'public')`;
const tables = `pg_class c join pg_namespace n on n.oid = c.relnamespace and c.relkind in ('r', 'p') and not c.relispartition and ${ours}`;
const functions = `pg_proc p join pg_namespace n on n.oid = p.pronamespace and ${ours}`;
const logins = `'semesta_app', 'semesta_worker', 'semesta_auth'`;
const tableName = `n.nspname || '.' || c.relname as object`;
const functionName = `n.nspname || '.' || p.proname as object`;

/** What holds for every table, function and role, by the name of the rule. Source: DESIGN 4, SECURITY 2.2. */
export const schemaRules: Readonly<Record<string, SchemaRule>> = {
  'every table has a comment': {
    find: `select ${tableName} from ${tables} where obj_description(c.oid, 'pg_class') is null`,
    plant: `create table registry.silent (a integer)`,
    breaks: 'registry.silent',
  },
  'constraints and indexes are named table__rule': {
    find: `select conname::text as object from pg_constraint k join ${tables} on k.conrelid = c.oid
      where contype <> 'n' and conname !~ '^[a-z0-9_]+__[a-z0-9_]+$' or (contype <> 'n' and n.nspname <> 'auth' and not starts_with(conname, c.relname || '__'))
      union all select i.relname::text from pg_index x join pg_class i on i.oid = x.indexrelid join ${tables} on x.indrelid = c.oid
      where i.relname !~ '^[a-z0-9_]+__[a-z0-9_]+$'`,
    plant: `alter table registry.branches add constraint no_rule check (true)`,
    breaks: 'no_rule',
  },
  'row security is enabled and forced': {
    find: `select ${tableName} from ${tables} where not (c.relrowsecurity and c.relforcerowsecurity)`,
    allowed: {
      'registry.area_loads': 'which edition of the areas was loaded: no people, no money',
      'registry.branches': 'the work areas of branch offices: no people, no money',
    },
    plant: `alter table registry.workers no force row level security`,
    breaks: 'registry.workers',
  },
  'nobody but the sign-in engine reaches its schema': {
    find: `select r.rolname::text as object from pg_roles r
      where r.rolname in ('semesta_app', 'semesta_worker') and has_schema_privilege(r.oid, 'auth', 'usage')`,
    plant: `grant usage on schema auth to semesta_app`,
    breaks: 'semesta_app',
  },
  'a policy without a condition opens only what is public': {
    find: `select ${tableName} from pg_policy p join ${tables} on p.polrelid = c.oid
      where pg_get_expr(p.polqual, p.polrelid) = 'true'
        and (p.polroles = '{0}' or 'semesta_app' = any (select rolname from pg_roles where oid = any (p.polroles)))`,
    allowed: {
      'registry.areas': 'the public list of areas',
      'registry.area_boundaries': 'outlines of areas as someone published them',
      'registry.business_types': 'an annex of the law',
      'coverage.denominators': 'published figures with their source',
      'coverage.published_figures': 'numbers that others published, with their source',
      'coverage.targets': 'targets that someone set, with their source',
      'coverage.folds': 'when counts were last folded',
      'contributions.ledger_accounts': 'the chart of accounts: names, no money',
      'contributions.months': 'dates of the law',
      'contributions.tariffs': 'rates of the law',
      'sponsorship.categories':
        'a local list of who counts as vulnerable, each with its decree: no people, no money',
    },
    plant: `create policy workers__planted on registry.workers for select to semesta_app using (true)`,
    breaks: 'registry.workers',
  },
  'a policy stays false when the context is not set': {
    find: `select ${tableName} from pg_policy p join ${tables} on p.polrelid = c.oid
      where coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')
        ~ 'current_setting\\(''[^'']*''::text\\)'`,
    plant: `create policy areas__planted on registry.areas for select to semesta_app using (current_setting('app.areas') = 'x')`,
    breaks: 'registry.areas',
  },
  'a view asks with the rights of whoever reads it': {
    find: `select ${tableName} from pg_class c join pg_namespace n on n.oid = c.relnamespace and ${ours}
      where c.relkind = 'm' or (c.relkind = 'v' and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on'])`,
    plant: `create view registry.everyone as select name from registry.workers`,
    breaks: 'registry.everyone',
  },
  'a function that sees beyond its caller has been read by someone': {
    find: `select ${functionName} from ${functions} where p.prosecdef`,
    allowed: {
      'accounts.end_sessions': 'disabling an account ends its sessions at once',
      'accounts.open_worker_account': 'the account of a living worker, for the sign-in engine alone',
      'accounts.organisations_named': 'names of the organisations of accounts, for the administrator',
      'accounts.organisations_of': 'the organisation scope, asked before there is a caller',
      'accounts.set_own_language': 'the own row only',
      'contributions.bill_for_bank': 'only for a bank: by the payment code that it names',
      'contributions.claim_bank_message': 'only for a bank: takes the number of its message, reads none',
      'contributions.close_bank_message': 'only for a bank: the answer beside its own message',
      'contributions.find_bank': 'only at the door of banks: keys sealed, tokens hashed',
      'contributions.keep_bank': 'adds a bank in its own name, changes none',
      'contributions.forget_bank_messages': 'the daily job: old numbers of messages, reads none',
      'contributions.stop_bank': 'only the set-up of banks, from the command line',
      'contributions.keep_bank_token': 'only for a bank: the hash of its own token',
      'contributions.payment_for_bank': 'only for a bank: its own inquiry and payment',
      'contributions.filing_totals': 'only a filing of the caller’s scope: sums, never people',
      'contributions.finalise_filing': 'only who files the wages of that employer',
      'contributions.not_filed': 'only employers of the caller’s scope: names and counts, never people',
      'contributions.open_filing': 'only who files the wages of that employer',
      'contributions.payroll_rows': 'only who files the wages of that employer, its own list and members',
      'contributions.reopen_filing': 'only who files the wages of that employer',
      'contributions.run_pu_bills': 'the job worker’s',
      'contributions.take_payroll': 'only who files the wages of that employer, its own members',
      'registry.members_by_number': 'only who files the wages of that employer; of its open members alone',
      'registry.register_joiners':
        'only who files the wages of that employer; of people beyond it the same word, to be looked at',
      'contributions.forgo': 'called by those that close months; owes nothing, pays nothing',
      'contributions.keep_month': 'dates and rates of the law: no people, no money',
      'contributions.name_payers': 'gives numbers, answers nothing',
      'contributions.open_month_of_payment': 'called by settle, same rights',
      'contributions.post_payments': 'called by those that take money in; the batch is theirs',
      'contributions.receive_payments': 'only who may take money; each once by its reference',
      'contributions.recount_cover': 'called by those that take money back',
      'contributions.release_months':
        'called by keep_worker_act, in its scope; a sponsor’s months go back to him',
      'contributions.reverse_payment': 'only who may take money',
      'contributions.run_bpu_bills': 'the job worker’s',
      'contributions.settle': 'called by those that take money in or bill; money held pays what is owed',
      'contributions.settle_paid': 'called by those that take money back: counts, never people',
      'contributions.assign_payment': 'only who may take money, a line and a bill of his scope',
      'contributions.bill_at_counter': 'only who may take money, a bill of his scope',
      'contributions.close_exception': 'called by those that settle a line',
      'contributions.decide_refund': 'only who may take money, in his scope; never the proposer',
      'contributions.ledger_faults': 'the job worker’s: ids and sums',
      'contributions.ledger_size': 'the job worker’s: three numbers',
      'contributions.may_settle': 'yes or no about a line',
      'contributions.move_credit': 'called by decide_refund, same rights',
      'contributions.note_reversal': 'only who may take money; by the reference of the payment',
      'contributions.paid_by': 'only of a payment that the caller sees at the money',
      'contributions.pay_back': 'called by decide_refund, same rights',
      'contributions.payer_names': 'only payers of the caller’s scope, for those who work at the money',
      'contributions.payment_seen': 'yes or no about a payment',
      'contributions.post_received': 'called by post_payments, same rights',
      'contributions.print_receipt': 'only a payment that the caller sees at the money',
      'contributions.propose_refund': 'only who may take money, a payment of his scope',
      'contributions.receipt_for_check': 'amount, day and months, shown to who knows the check code',
      'contributions.record_at_counter': 'as receive_payments, and the cashier’s own name',
      'contributions.returnable': 'only of a payment that the caller sees at the money',
      'contributions.settle_exception': 'only who may take money, a line of his scope',
      'contributions.worker_overview':
        'only for a worker that the caller may see; an organisation reads its own months',
      'contributions.arrears_counts': 'applies the caller’s scope itself; counts, never people',
      'contributions.arrears_people': 'applies the caller’s scope itself',
      'contributions.close_cover': 'called by those that follow the calendar or take money',
      'contributions.end_stale_bills': 'the job worker’s',
      'contributions.begin_bill_run': 'the job worker’s and the supervisor’s',
      'contributions.bill_bpu_range': 'called by those that run a month',
      'contributions.bill_months': 'only of a bill that the caller sees: sums, never people',
      'contributions.bill_payers': 'only of bills that the caller sees',
      'contributions.bill_run_totals': 'three numbers of a month, never people',
      'contributions.bill_workers': 'only of a bill that the caller sees; names of those in his scope',
      'contributions.cancel_bill': 'only a bill that the caller sees, and that no money came for',
      'contributions.collect_months': 'called by those that issue bills',
      'contributions.expire_bills': 'the job worker’s',
      'contributions.group_members_to_bill': 'only members of an organisation of the caller’s scope',
      'contributions.issue_bills': 'only for workers of the caller’s scope, or himself',
      'contributions.issue_group_bill': 'only an organisation of the caller’s scope and its own members',
      'contributions.name_paid_members': 'only a bill of the caller’s scope, with the group’s own money',
      'contributions.open_monthly_bills': 'called by those that run a month',
      'contributions.range_after': 'an id for an id, for the run of a month',
      'contributions.recount_bills': 'called by those that issue or end bills',
      'contributions.release_bills': 'called by those that end bills',
      'contributions.reprice_month': 'the job worker’s and the supervisor’s',
      'contributions.step_bill_run': 'the job worker’s',
      'contributions.keep_letters': 'only letters to employers of the caller’s area; no people',
      'contributions.lapse': 'the job worker’s',
      'contributions.letter_numbers': 'numbers, and only for who may write letters',
      'contributions.protection_on': 'applies the caller’s scope itself',
      'contributions.reopen_cover': 'called by those that take money in',
      'jobs.enqueue': 'adds a job in the asker’s transaction, reads none',
      'contributions.keep_statement': 'keeps a statement handed in by whoever takes money',
      'contributions.read_statement': 'only a statement that the caller handed in or his office reads',
      'contributions.add_statement_lines': 'only lines of the statement being read',
      'contributions.post_statement':
        'only the statement being read; posts what every payment passes through',
      'registry.keep_worker_act': 'applies the caller’s scope itself, and a second person’s agreement',
      'registry.card_holder': 'whose card a code is, for the sign-in engine alone',
      'registry.keep_card_code': 'only for a worker whom the caller may act on, or who is himself',
      'registry.keep_registration_request': 'takes what anyone sends, so many a day, and reads none of it',
      'registry.look_up_nik': 'the person in the caller’s scope, elsewhere yes or no, budgeted and counted',
      'registry.everything_about': 'only while the office makes the copy that this worker asked for',
      'registry.follow_complaint': 'by a code of 16 signs; names nobody who worked on it',
      'registry.keep_complaint': 'adds a complaint within a daily limit, reads none',
      'registry.decide_merge': 'only a proposal about two workers whom the caller oversees',
      'registry.hold_pair': 'called by those that change two workers: both in the caller’s scope',
      'registry.keep_merge': 'applies the caller’s scope itself, and a second person’s agreement',
      'registry.keep_merged_memberships': 'called by keep_merge, same rights',
      'registry.merge_requests_seen': 'only about two workers whom the caller oversees',
      'registry.merges_seen': 'only about two workers whom the caller oversees',
      'registry.propose_merge': 'only about two workers whom the caller oversees and may change',
      'registry.settle_cells': 'called by keep_merge: counts, never people',
      'registry.settle_protected': 'called by those that move cover: counts, never people',
      'registry.standing_worker': 'an id for an id, and nothing else',
      'registry.suspected_doubles': 'applies the scope of the caller itself',
      'registry.tell_apart': 'only about two workers whom the caller oversees and may change',
      'registry.list_to_write': 'repeats the policy of the list',
      'registry.match_list_rows': 'reason codes only, budgeted and counted',
      'registry.organisation_lies_below': 'yes or no about two ids, so that no move closes a circle',
      'registry.own_payers': 'organisations of the caller’s own memberships',
      'registry.register_known_rows': 'called by register_list_rows, same rights',
      'registry.register_list_rows': 'only rows of a list that the context may write',
      'registry.search_organisations': 'repeats the policy of organisations',
      'registry.register_worker': 'applies the caller’s scope itself; beyond it the same yes or no',
      'registry.search_workers': 'applies the scope of the caller itself',
      'registry.shared_phone_rows': 'row numbers only',
      'registry.worker_history': 'only for a worker that the caller may see',
      'registry.worker_life': 'only for a worker that the caller may see',
      ...certificatesFunctions,
      ...complianceFunctions,
      ...coverageFunctions,
      ...sanctionsFunctions,
      ...sponsorshipFunctions,
    },
    plant: `create function registry.planted() returns bigint language sql security definer set search_path = pg_catalog, pg_temp as 'select count(*) from registry.workers'`,
    breaks: 'registry.planted',
  },
  'such a function looks nothing up by the caller’s search path': {
    find: `select ${functionName} from ${functions} where p.prosecdef
      and not coalesce(p.proconfig, '{}') && array['search_path=pg_catalog, pg_temp']`,
    plant: `create function registry.lured() returns integer language sql security definer as 'select 1'`,
    breaks: 'registry.lured',
  },
  'such a function is not everybody’s': {
    find: `select ${functionName} from ${functions} where p.prosecdef and has_function_privilege('public', p.oid, 'execute')`,
    plant: `create function registry.anyones() returns integer language sql security definer as 'select 1'`,
    breaks: 'registry.anyones',
  },
  'no role of ours stands above the policies': {
    find: `select rolname::text as object from pg_roles where rolname like 'semesta\\_%'
      and (rolbypassrls or rolsuper or rolcreaterole or rolcreatedb or rolreplication)`,
    plant: `alter role semesta_registrar bypassrls`,
    breaks: 'semesta_registrar',
  },
  'the owners cannot log in': {
    find: `select rolname::text as object from pg_roles where rolname in ('semesta_owner', 'semesta_registrar') and rolcanlogin`,
    plant: `alter role semesta_owner login`,
    breaks: 'semesta_owner',
  },
  'the logins own no table of ours': {
    find: `select ${tableName} from ${tables} join pg_roles r on r.oid = c.relowner where r.rolname in (${logins})`,
    plant: `create table registry.theirs (a integer); alter table registry.theirs owner to semesta_app`,
    breaks: 'registry.theirs',
  },
  'the logins cannot change the schema': {
    find: `select r.rolname || ' in ' || n.nspname as object from pg_namespace n, pg_roles r
      where r.rolname in (${logins}) and has_schema_privilege(r.oid, n.oid, 'create') and (${ours} or n.nspname = 'public')`,
    allowed: { 'semesta_worker in jobs': 'the queue is the job worker’s own' },
    plant: `grant create on schema registry to semesta_app`,
    breaks: 'semesta_app in registry',
  },
  'nobody changes or deletes the journal': {
    find: `select r.rolname || ' on ' || c.relname as object from ${tables}, pg_roles r
      where c.relname in ('audit_entries', 'audit_subjects', 'audit_chain') and r.rolname in (${logins}, 'semesta_registrar')
        and has_table_privilege(r.oid, c.oid, 'update, delete, truncate')`,
    plant: `grant delete on platform.audit_entries to semesta_app`,
    breaks: 'semesta_app on audit_entries',
  },
};
