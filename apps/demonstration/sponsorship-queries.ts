/** What sponsors of the demonstration have paid, as rows that real lists, bills and payments would have left. $1 is what `planSponsorships` planned. */

/** The same id for the same thing in every run of a seed. */
const idOf = (what: string, key: string) => `md5('demo ${what} ' || ${key})::uuid`;

export const createSponsorshipStaging = `
  create temp table demo_plan (plan jsonb, today date) on commit drop;
  create temp table demo_lists (list_id uuid, programme_id uuid, budget_id uuid, village_code text, village_name text, funding text, first_month text, months integer,
    most integer, most_paying integer, fate text, paid_on date, issued_on date, laid_before text, agent_id uuid, custodians uuid[]) on commit drop;
  create temp table demo_sponsored (list_id uuid, worker_id uuid, membership_id uuid, place integer, category_code text) on commit drop;
  grant select, insert, update, delete on demo_plan, demo_lists, demo_sponsored to semesta_registrar`;

export const insertSponsors = `
  insert into sponsorship.categories (category_code, area_code, name_id, name_en, decree, occupation_groups)
  select g.code, '51', g."nameId", g."nameEn", g.decree, array[g."group"]
  from demo_plan, jsonb_to_recordset(plan -> 'categories') as g (code text, "nameId" text, "nameEn" text, decree text, "group" text);
  insert into sponsorship.sponsors (sponsor_id, kind, name, area_code, organisation_id, custodians, demonstration)
  select ${idOf('sponsor', 'g.sponsor')}, g.kind, g.name, g."areaCode", g."organisationId", array_remove(array[g."organisationId"], null), true
  from demo_plan, jsonb_to_recordset(plan -> 'sponsors') as g (sponsor text, kind text, name text, "areaCode" text, "organisationId" uuid);
  insert into sponsorship.agreements (agreement_id, sponsor_id, number, title, funding, legal_basis, signed_on, valid_from, valid_to, area_code, custodians)
  select ${idOf('agreement', 'g.scheme')}, s.sponsor_id, g.number, g.title, g.funding, 'Contoh demonstrasi', g."signedOn", g."validFrom", g."validTo", coalesce(g.area, s.area_code), s.custodians
  from demo_plan, jsonb_to_recordset(plan -> 'schemes') as g (scheme text, sponsor text, area text, number text, title text, funding text, "signedOn" date, "validFrom" date, "validTo" date)
    join sponsorship.sponsors s on s.sponsor_id = ${idOf('sponsor', 'g.sponsor')};
  insert into sponsorship.programmes (programme_id, agreement_id, sponsor_id, name, funding, area_code, quota_per_village, months, start_month, categories, state, custodians)
  select ${idOf('programme', 'g.scheme')}, a.agreement_id, a.sponsor_id, g.programme, a.funding, a.area_code, g.quota, g.months, g."startMonth", g.categories, g.state, a.custodians
  from demo_plan, jsonb_to_recordset(plan -> 'schemes') as g (scheme text, programme text, quota integer, months smallint, "startMonth" text, categories text[], state text)
    join sponsorship.agreements a on a.agreement_id = ${idOf('agreement', 'g.scheme')}
  where g.programme <> ''`;

/** By the functions that grant real budgets and reach real villages. */
export const grantBudgets = `
  select sponsorship.grant_budget(jsonb_build_object('budgetId', ${idOf('budget', "(g.scheme || ' ' || v.code)")}, 'agreementId', a.agreement_id, 'year', left(g."startMonth", 4)::integer,
    'villageCode', v.code, 'areaCode', v.code, 'amountIdr', coalesce(u.quota, g.quota) * g."perWorkerIdr", 'treasurerName', case when g.treasurer = 'Bendahara' then g.treasurer || ' ' || v.name else g.treasurer end,
    'on', a.signed_on, 'accountId', null))
  from demo_plan, jsonb_to_recordset(plan -> 'schemes') as g (scheme text, villages text[], treasurer text, quota integer, "startMonth" text, "perWorkerIdr" bigint)
    join sponsorship.agreements a on a.agreement_id = ${idOf('agreement', 'g.scheme')}
    join registry.areas v on v.level = 4 and (v.code = a.area_code or v.code like a.area_code || '.%') and (g.villages = '{}' or v.code = any (g.villages))
    left join jsonb_to_recordset(plan -> 'quotas') as u (scheme text, village text, quota integer) on u.scheme = g.scheme and u.village = v.code;
  select sponsorship.reach_villages(array(select p.programme_id from sponsorship.programmes p));
  update sponsorship.programme_villages v set agent_id = g."agentId"
  from demo_plan, jsonb_to_recordset(plan -> 'agents') as g (village text, "agentId" uuid) where v.village_code = g.village and v.left_out = '';
  update sponsorship.programme_villages v set quota = g.quota
  from demo_plan, jsonb_to_recordset(plan -> 'quotas') as g (scheme text, village text, quota integer) where v.village_code = g.village and v.programme_id = ${idOf('programme', 'g.scheme')}`;

/** Which lists there would be, and who stands on them: people who have lapsed or never paid, a few who paid themselves, nobody twice. */
export const stageLists = `
  insert into demo_lists
  select ${idOf('list', "(g.scheme || ' ' || v.village_code)")}, p.programme_id, v.budget_id, v.village_code, a.name, p.funding, g."firstMonth", g.months, g.most, g."mostPaying", g.fate,
    case g.fate when 'paid' then least((g."firstMonth" || '-05')::date, demo_plan.today) end,
    case g.fate when 'paid' then least((g."firstMonth" || '-02')::date, demo_plan.today) when 'billed' then demo_plan.today - 40 end,
    left(v.village_code, 5), v.agent_id, v.custodians
  from demo_plan, jsonb_to_recordset(plan -> 'courses') as g (scheme text, villages text[], "firstMonth" text, months integer, most integer, "mostPaying" integer, fate text)
    join sponsorship.programmes p on p.programme_id = ${idOf('programme', 'g.scheme')}
    join sponsorship.programme_villages v on v.programme_id = p.programme_id and v.left_out = '' and (g.villages = '{}' or v.village_code = any (g.villages))
    join registry.areas a on a.code = v.village_code;
  insert into demo_sponsored
  with people as (
    select m.worker_id, m.membership_id, m.state, m.opened_on, left(w.area_code, 13) as village_code, k.category_code
    from registry.memberships m join registry.workers w on w.worker_id = m.worker_id
      join sponsorship.categories k on k.occupation_groups @> array[w.occupation_group]
    where m.segment = 'BPU' and m.ended_on is null and m.state in ('ACTIVE', 'LAPSED', 'REGISTERED') and w.deceased_on is null and w.area_code <> ''
      and not exists (select from registry.memberships o where o.worker_id = m.worker_id and o.segment = 'PU' and o.ended_on is null)
  ), drawn as (
    select distinct on (p.worker_id) p.*, l.list_id, p.state = 'ACTIVE' as is_paying, case p.state when 'ACTIVE' then l.most_paying else l.most end as most
    from people p join demo_lists l on l.village_code = p.village_code and p.opened_on < (l.first_month || '-01')::date and (p.state <> 'ACTIVE' or l.most_paying > 0)
    order by p.worker_id, md5(p.worker_id::text || l.list_id)
  ), turns as (
    select d.*, row_number() over (partition by d.list_id, d.is_paying order by d.worker_id) as turn from drawn d
  )
  select t.list_id, t.worker_id, t.membership_id, row_number() over (partition by t.list_id order by t.worker_id), t.category_code from turns t where t.turn <= t.most;
  delete from demo_lists l where not exists (select from demo_sponsored s where s.list_id = l.list_id)`;

/** A sponsor's months instead of one's own, through the last of them; one's own go on from there. */
export const stageSponsoredMonths = `
  delete from demo_months d using demo_sponsored s join demo_lists l on l.list_id = s.list_id
  where d.worker_id = s.worker_id and d.month <= contributions.month_after(l.first_month, l.months - 1);
  update demo_months d set paid_on = greatest(b.paid_on, (b.first_month || '-01')::date + b.pay_day - 1)
  from (select bill_id, min(month) as first_month, min(paid_on) as paid_on, min(pay_day) as pay_day from demo_months where worker_id in (select worker_id from demo_sponsored) group by bill_id) b
  where b.bill_id = d.bill_id;
  insert into demo_months
  select s.worker_id, t.month, s.membership_id, 'protection', 'BPU', 'sponsor', l.budget_id, t.base_idr, t.jkk_idr, t.jkm_idr, 0, 0, 0, 0,
    w.area_code, w.work_area_code, w.custodians, w.sex, registry.birth_band(w.birth_date), w.occupation_group, ${idOf('sponsored', 's.list_id')}, 0, l.issued_on, l.paid_on
  from demo_sponsored s join demo_lists l on l.list_id = s.list_id join registry.workers w on w.worker_id = s.worker_id
    cross join lateral generate_series(0, l.months - 1) as n (later)
    join contributions.tariffs t on t.month = contributions.month_after(l.first_month, n.later) and t.segment = 'BPU' and t.funding = l.funding and t.bracket = 1
      and t.sector = case w.occupation_group when 'driver' then 'transport' else 'other' end
  where l.fate in ('billed', 'paid')`;

/** Lists, candidates and terms of what was staged, and what they reserve; from there on budgets follow their bills by themselves. */
export const insertSponsored = `
  insert into sponsorship.lists (list_id, programme_id, budget_id, village_code, state, first_month, months, laid_before, workers, amount_idr, bill_id,
    maker_name, maker_key, proposed_at, verifier_name, verifier_key, verified_at, approver_name, approver_key, approved_at, custodians, version, recorded_at)
  select l.list_id, l.programme_id, l.budget_id, l.village_code, l.fate, l.first_month, l.months, l.laid_before, coalesce(b.workers, 0), coalesce(b.amount_idr, 0), b.bill_id,
    case when split_part(l.village_code, '.', 4) like '1%' then 'Kelurahan ' else 'Desa ' end || l.village_name,
    'demonstration:' || case l.village_code when '51.71.04.2008' then 'ubungkaja' when '51.71.01.1003' then 'sesetan' when '51.04.01.2001' then 'batubulan' else 'village ' || l.village_code end,
    f.began_at + interval '3 days',
    case when not f.is_verified then '' when l.laid_before = '51.04' then 'Pemerintah Kabupaten Gianyar' else 'Pemerintah Kota Denpasar' end,
    case when not f.is_verified then '' when l.laid_before = '51.04' then 'demonstration:gianyar' else 'demonstration:denpasar' end,
    case when f.is_verified then f.began_at + interval '8 days' end,
    case when b.bill_id is null then '' when l.laid_before = '51.04' then 'I Gede Pengawas (Gianyar)' else 'Ni Luh Pengawas (kantor cabang)' end,
    case when b.bill_id is null then '' when l.laid_before = '51.04' then 'demonstration:kantorgianyar' else 'demonstration:kantor' end,
    case when b.bill_id is not null then f.began_at + interval '11 days' end, l.custodians, 4, f.began_at
  from demo_lists l
    left join (select d.payer_id, d.bill_id, count(distinct d.worker_id)::integer as workers, sum(d.jkk_idr + d.jkm_idr)::bigint as amount_idr
      from demo_months d where d.payer_kind = 'sponsor' group by d.payer_id, d.bill_id) b on b.bill_id = ${idOf('sponsored', 'l.list_id')}
    cross join demo_plan cross join lateral (select (coalesce(l.issued_on, demo_plan.today) - 12 + time '09:00') at time zone 'Asia/Makassar' as began_at, l.fate <> 'proposed' as is_verified) f;
  insert into sponsorship.candidates (worker_id, list_id, place, state, category_code, verdict_name, verdict_at, name, nik_masked, birth_date, sex, occupation, occupation_group,
    hamlet, residence_code, village_code, programme_id, laid_before)
  select s.worker_id, s.list_id, s.place, case when l.verified_at is null then 'proposed' else 'accepted' end, s.category_code, l.verifier_name, l.verified_at,
    w.name, w.nik_masked, w.birth_date, w.sex, w.occupation, w.occupation_group, w.hamlet, w.area_code, l.village_code, l.programme_id, l.laid_before
  from demo_sponsored s join sponsorship.lists l on l.list_id = s.list_id join registry.workers w on w.worker_id = s.worker_id;
  update sponsorship.lists l set workers = c.workers, amount_idr = c.amount_idr
  from (select o.list_id, n.* from sponsorship.lists o cross join lateral sponsorship.list_cost(o.list_id) n where o.state = 'verified') c where l.list_id = c.list_id;
  update sponsorship.lists l set content_hash = sponsorship.list_hash(l.list_id) where l.verified_at is not null;
  insert into sponsorship.terms (worker_id, term_id, list_id, programme_id, budget_id, bill_id, first_month, last_month, held_months, months, amount_idr, state, category_code, occupation_group,
    village_code, agent_id, laid_before, outcome, outcome_name, outcome_at, contacted_on)
  select s.worker_id, ${idOf('term', '(s.list_id::text || s.worker_id)')}, l.list_id, l.programme_id, l.budget_id, t.bill_id, t.first_month, t.last_month, t.held_months, t.months, t.amount_idr,
    case l.fate when 'paid' then 'running' else 'waiting' end, s.category_code, t.occupation_group, l.village_code, l.agent_id, l.laid_before,
    o.outcome, case when o.outcome = '' then '' else 'Petugas desa (demonstrasi)' end, case when o.outcome <> '' then (e.asked_on + time '10:00') at time zone 'Asia/Makassar' end,
    case when o.outcome <> '' then e.asked_on end
  from demo_sponsored s join demo_lists l on l.list_id = s.list_id
    join (select d.worker_id, d.bill_id, d.occupation_group, min(d.month) as first_month, max(d.month) as last_month, array_agg(d.month order by d.month) as held_months, count(*) as months,
        sum(d.jkk_idr + d.jkm_idr)::bigint as amount_idr
      from demo_months d where d.payer_kind = 'sponsor' group by d.worker_id, d.bill_id, d.occupation_group) t on t.worker_id = s.worker_id
    cross join demo_plan cross join lateral (select (contributions.month_after(t.last_month, 1) || '-12')::date as asked_on) e
    cross join lateral (select case when e.asked_on > demo_plan.today then ''
      when exists (select from demo_months x where x.worker_id = s.worker_id and x.payer_kind = 'worker' and x.paid_on is not null) then 'continues'
      when substr(md5(s.worker_id::text), 1, 1) < '8' then 'not_reached' else 'refuses' end as outcome) o;
  select sponsorship.move_budgets(coalesce(jsonb_agg(jsonb_build_object('budget_id', l.budget_id, 'from_stage', 'free', 'to_stage', 'reserved', 'amount_idr', l.amount_idr,
    'list_id', l.list_id, 'booked_on', (l.approved_at at time zone 'Asia/Makassar')::date) order by l.list_id), '[]'))
  from sponsorship.lists l where l.approved_at is not null`;

/** Once bills and cover stand: the bills are the sponsors', and whoever is covered by one is active. */
export const followMoney = `
  update contributions.bills b set kind = 'sponsor', issued_on = l.issued_on, expires_on = (to_date(l.first_month || '-01', 'YYYY-MM-DD') + interval '1 month - 1 day')::date
  from demo_lists l where b.bill_id = ${idOf('sponsored', 'l.list_id')};
  with covered as (
    select m.worker_id, m.membership_id, m.state, bool_or(c.closed_on is null) as is_open, min(c.covered_from) as since, row_number() over (order by m.worker_id) as number
    from demo_sponsored s join registry.memberships m on m.worker_id = s.worker_id and m.membership_id = s.membership_id and m.state in ('LAPSED', 'REGISTERED')
      join contributions.cover_spans c on c.worker_id = m.worker_id and c.segment = 'BPU' group by m.worker_id, m.membership_id, m.state
  ), named as (
    -- Whoever never paid gets his number with the first payment.
    insert into registry.kpj_claims (kpj, worker_id, membership_id)
    select to_char(c.since, 'YY') || (900000000 + c.number), c.worker_id, c.membership_id from covered c where c.state = 'REGISTERED' returning kpj, worker_id, membership_id
  )
  update registry.memberships m set state = case when c.is_open then 'ACTIVE' else 'LAPSED' end, kpj = coalesce(n.kpj, m.kpj)
  from covered c left join named n on n.worker_id = c.worker_id and n.membership_id = c.membership_id
  where m.worker_id = c.worker_id and m.membership_id = c.membership_id`;
