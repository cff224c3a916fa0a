-- The money of sponsors stands open to nobody who only reads counts: published pages and the keeper of accounts see every area's facts, but no money (DESIGN 5).
set local role semesta_owner;
do $$
declare
  in_area constant text := $q$area_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ','))$q$;
  in_village constant text := $q$village_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ','))$q$;
  of_sponsor constant text := $q$ or custodians @> array[(nullif(current_setting('app.sponsor', true), ''))::uuid]$q$;
  takes_part constant text := $q$('sponsorships' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
    or nullif(current_setting('app.audit', true), '') = 'all') and $q$;
  writes constant text := $q$'sponsorships' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))$q$;
  own constant text := $q$account_id = (nullif(current_setting('app.account', true), ''))::uuid$q$;
begin
  execute format('alter policy programme_villages__read on sponsorship.programme_villages using (%s)', takes_part || in_village || of_sponsor);
  execute format('alter policy programmes__read on sponsorship.programmes using (%s)', takes_part || in_area || of_sponsor
    || ' or exists (select from sponsorship.programme_villages v where v.programme_id = programmes.programme_id)');
  execute format('alter policy budgets__read on sponsorship.budgets using (%s)', takes_part || '(' || in_area || ' or ' || in_village || ')' || of_sponsor);
  execute format('alter policy agreements__read on sponsorship.agreements using (%s)', takes_part || in_area || of_sponsor
    || ' or exists (select from sponsorship.programmes p where p.agreement_id = agreements.agreement_id)');
  execute format('alter policy sponsors__read on sponsorship.sponsors using (%s)', takes_part || in_area || of_sponsor
    || ' or exists (select from sponsorship.agreements a where a.sponsor_id = sponsors.sponsor_id)');
  execute format('alter policy scenarios__read on sponsorship.scenarios using (%s or (is_shared and %s))', own, takes_part || in_area);
  -- A kept scenario is changed where it may be made: it does not wander into another area.
  execute format('alter policy scenarios__update on sponsorship.scenarios using (%s and %s) with check (%s and %s and %s)', writes, own, writes, in_area, own);
  execute format($q$alter policy bills__read on contributions.bills using (
    area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))
    or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
    or custodians && (string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]
    or payer_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
    or payer_id = (nullif(current_setting('app.worker', true), ''))::uuid
    or (payer_kind = 'sponsor' and (%s)))$q$, takes_part || in_area || of_sponsor);
end $$;
