/** Measures whose number of a month is the sum up to it. */
const stocks = `('OPEN', 'PROTECTED')`;

/**
 * Changes of areas by payer, sex, years of birth and occupation: SQL of a relation with the columns of coverage.facts.
 * Each level is summed from the one below it. Villages are cut for stocks alone: a single month of a village is read from its cells.
 */
export function addToCells(relation: string): string {
  return `${fillCells(relation)}
    on conflict on constraint area_cells__pk do update set workers = t.workers + excluded.workers`;
}

/** The same into an empty table, which may be without its keys meanwhile. */
export function fillCells(relation: string): string {
  return `insert into coverage.area_cells as t (measure, area_code, view, change_month, dimension, value, segment, workers)
    with parts as materialized (
      -- A place not known counts in the province of the other one (coverage.area_path).
      select c.measure, p.view, case when c.measure in ${stocks} then p.place else left(p.place, 8) end as place, c.change_month, d.dimension, d.value, c.segment, sum(c.workers)::bigint as workers
      from ${relation} c
        cross join lateral (values ('residence', case c.residence_code when '' then left(c.work_area_code, 2) else c.residence_code end),
          ('work', case c.work_area_code when '' then left(c.residence_code, 2) else c.work_area_code end)) as p(view, place)
        cross join lateral (values ('payer', c.payer_kind), ('sex', c.sex), ('age', c.birth_band::text), ('occupation', c.occupation_group)) as d(dimension, value)
      where p.place <> '' group by 1, 2, 3, 4, 5, 6, 7
    ), districts as materialized (${summed('parts where length(place) >= 8', 8)}),
    regencies as materialized (${summed('(select * from districts union all select * from parts where length(place) = 5) below', 5)}),
    provinces as (${summed('(select * from regencies union all select * from parts where length(place) = 2) below', 2)}),
    villages as (${summed('parts where length(place) >= 13', 13)})
    select measure, place, view, change_month, dimension, value, segment, workers from (
      select * from provinces union all select * from regencies union all select * from districts union all select * from villages
      union all select * from parts where length(place) = 17) levels where workers <> 0`;
}

function summed(below: string, length: number): string {
  return `select measure, view, left(place, ${length}) as place, change_month, dimension, value, segment, sum(workers)::bigint as workers
      from ${below} group by 1, 2, 3, 4, 5, 6, 7`;
}

/** What stands in all, so that the present month of many areas is not added up from its beginning: SQL of a relation with the columns of coverage.facts. */
export function addToStanding(relation: string): string {
  return `${fillStanding(relation)}
    on conflict on constraint area_standing__pk do update set workers = t.workers + excluded.workers`;
}

/** The same into an empty table, which may be without its keys meanwhile. */
export function fillStanding(relation: string): string {
  return `insert into coverage.area_standing as t (measure, area_code, view, segment, workers)
    select c.measure, above.code, c.view, c.segment, sum(c.workers) from (
      select f.measure, place.view, place.code, place.other, f.segment, sum(f.workers) as workers
      from ${relation} f
        cross join lateral (values ('residence', f.residence_code, f.work_area_code), ('work', f.work_area_code, f.residence_code))
          as place(view, code, other)
      where f.measure in ${stocks} group by 1, 2, 3, 4, 5) c
      cross join lateral unnest(coverage.area_path(c.code, c.other)) as above(code)
    group by 1, 2, 3, 4 having sum(c.workers) <> 0`;
}
