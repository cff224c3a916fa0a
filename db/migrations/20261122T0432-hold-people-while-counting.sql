-- Whoever changes a person holds his payer's row before his own, as payments hold it: what both read for the count stands still.
set local role semesta_owner;
grant create on schema registry to semesta_registrar;
set local role semesta_registrar;

create function registry.hold_workers(p_workers uuid[]) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  -- Payers first, then people, each in one order: payments and changes wait for each other, never in a circle.
  perform from contributions.payers k where k.payer_id = any (p_workers) order by k.payer_id for update;
  perform from registry.workers w where w.worker_id = any (p_workers) order by w.worker_id for update;
end $$;
comment on function registry.hold_workers(uuid[]) is 'Holds people who are about to be changed and counted anew: no payment that counts them runs at the same time.';
revoke all on function registry.hold_workers(uuid[]) from public;

-- Of long functions one line is put in another's place, or nothing is done at all; gone at the end.
create function registry.mend(p_function regprocedure, p_was text, p_is text) returns void
  language plpgsql as $$
declare
  text_before constant text := pg_get_functiondef(p_function);
begin
  if (length(text_before) - length(replace(text_before, p_was, ''))) <> length(p_was) then raise exception 'not once in %: %', p_function, p_was; end if;
  execute replace(text_before, p_was, p_is);
end $$;

select registry.mend('registry.change_ends(jsonb,jsonb)',
  'perform from registry.workers w where w.worker_id = any (touched) order by w.worker_id for update;',
  'perform registry.hold_workers(touched);');

select registry.mend('registry.hold_pair(uuid,uuid)', $was$begin
$was$, $is$begin
  perform registry.hold_workers(array[p_one, p_other]);
$is$);

select registry.mend('registry.keep_worker_act(jsonb,jsonb,jsonb,jsonb)', $was$begin
  select w.* into old$was$, $is$begin
  -- Months of a sponsor that end go back to his budget, which payments hold before the worker.
  perform from contributions.payers k where jsonb_array_length(p_memberships) > 0 and k.payer_id in (select t.budget_id from sponsorship.terms t where t.worker_id = id and t.months > 0)
  order by k.payer_id for update;
  perform registry.hold_workers(array[id]);
  select w.* into old$is$);

select registry.mend('registry.register_joiners(uuid,jsonb)', $was$  perform from registry.workers w where w.worker_id in (
    select c.worker_id from jsonb_to_recordset(p_people) as g (nik_index bytea, worker_id uuid) join registry.nik_claims c on c.nik_index = g.nik_index and c.worker_id <> g.worker_id)
  order by w.worker_id for update;
$was$, $is$  perform registry.hold_workers(array(
    select c.worker_id from jsonb_to_recordset(p_people) as g (nik_index bytea, worker_id uuid) join registry.nik_claims c on c.nik_index = g.nik_index and c.worker_id <> g.worker_id));
$is$);

select registry.mend('registry.register_known_worker(jsonb,jsonb,text,integer)', $was$  select w.* into strict old from registry.nik_claims c$was$,
  $is$  perform registry.hold_workers(array(select c.worker_id from registry.nik_claims c where c.nik_index = nik));
  select w.* into strict old from registry.nik_claims c$is$);

-- A list that tells where somebody lives moves his cover too, not his registration alone.
select registry.mend('registry.register_known_rows(registry.lists,text,integer,integer)', $was$declare
  registered integer;
begin$was$, $is$declare
  registered integer;
  people uuid[];
  before jsonb;
begin$is$);
select registry.mend('registry.register_known_rows(registry.lists,text,integer,integer)', $was$  perform from registry.workers w where w.worker_id in (
    select c.worker_id from registry.list_rows r join registry.nik_claims c on c.nik_index = r.nik_index and c.worker_id <> r.worker_id
    where r.list_id = l.list_id and r.row_id between p_first and p_last and r.outcome in ('ready', 'warning'))
  order by w.worker_id for update;
$was$, $is$  people := array(
    select c.worker_id from registry.list_rows r join registry.nik_claims c on c.nik_index = r.nik_index and c.worker_id <> r.worker_id
    where r.list_id = l.list_id and r.row_id between p_first and p_last and r.outcome in ('ready', 'warning'));
  perform registry.hold_workers(people);
  people := array(select distinct c.worker_id from contributions.cover_spans c where c.worker_id = any (people));
  if cardinality(people) > 0 then select jsonb_agg(c) into before from registry.protected_cells(people) c; end if;
$is$);
select registry.mend('registry.register_known_rows(registry.lists,text,integer,integer)', $was$  select count(*) into registered from done;
$was$, $is$  select count(*) into registered from done;
  if cardinality(people) > 0 then perform registry.settle_protected(before, people); end if;
$is$);

-- Cover that begins or is told anew counts people as they are registered: they stand still until it is counted.
select registry.mend('contributions.settle(uuid[],date)', $was$    -- Whoever was never covered stands in no cell of cover yet.
$was$, $is$    perform from registry.workers w where w.worker_id = any (beginning) order by w.worker_id for key share;
    -- Whoever was never covered stands in no cell of cover yet.
$is$);
select registry.mend('contributions.recount_cover(uuid[],date)', $was$begin
  select jsonb_agg(c) into before$was$, $is$begin
  perform from registry.workers w where w.worker_id = any (p_workers) order by w.worker_id for key share;
  select jsonb_agg(c) into before$is$);

-- One month of a worker may be paid by himself and by his employer at the same moment: it counts once.
select registry.mend('contributions.settle(uuid[],date)', $was$  any_sponsor boolean;
$was$, $is$  any_sponsor boolean;
  any_employer boolean;
$is$);
select registry.mend('contributions.settle(uuid[],date)', $was$  select coalesce(bool_or(g.kind = 'sponsor'), false) into any_sponsor
$was$, $is$  select coalesce(bool_or(g.kind = 'sponsor'), false), coalesce(bool_or(g.kind = 'employer'), false) into any_sponsor, any_employer
$is$);
select registry.mend('contributions.settle(uuid[],date)', $was$  select coalesce(array_agg(k.payer_id), '{}') into starting from contributions.payers k
$was$, $is$  if any_employer then
    perform from contributions.payers k where k.payer_id in (
      select wm.worker_id from contributions.bills b join contributions.worker_months wm on wm.bill_id = b.bill_id and wm.month between b.first_month and b.last_month
      where b.payer_id = any (p_payers) and b.payer_kind = 'employer' and b.state = 'open' and wm.state = 'due')
    order by k.payer_id for update;
  end if;
  select coalesce(array_agg(k.payer_id), '{}') into starting from contributions.payers k
$is$);

drop function registry.mend(regprocedure, text, text);
set local role semesta_owner;
revoke create on schema registry from semesta_registrar;
