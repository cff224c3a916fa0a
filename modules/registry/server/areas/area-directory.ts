import type pg from 'pg';
import { indexVillages, type VillageIndex, type VillageName } from '#modules/registry/core/index.ts';

/** What the check of a list knows of areas. */
export interface AreaDirectory {
  /** All villages of the country, by name and by code. */
  readonly villages: VillageIndex;
  /** Six-digit codes of the districts (`517104`), as a NIK begins. */
  readonly knownRegions: ReadonlySet<string>;
}

const held = new WeakMap<pg.Pool, Promise<AreaDirectory>>();

/** The villages and districts, read once a process: they change with an edition of the areas, at a start. */
export function areaDirectory(pool: pg.Pool): Promise<AreaDirectory> {
  const known = held.get(pool);
  if (known) return known;
  const reading = readDirectory(pool);
  held.set(pool, reading);
  reading.catch(() => held.delete(pool));
  return reading;
}

async function readDirectory(pool: pg.Pool): Promise<AreaDirectory> {
  const villages = await pool.query<VillageName>(
    `select village.code, village.name, district.name as "districtName"
      from registry.areas village join registry.areas district on district.code = village.parent_code
      where village.level = 4 order by village.code`,
  );
  const districts = await pool.query<{ region: string }>(
    `select replace(code, '.', '') as region from registry.areas where level = 3`,
  );
  if (districts.rows.length === 0) throw new Error('the areas are not loaded');
  return {
    villages: indexVillages(villages.rows),
    knownRegions: new Set(districts.rows.map((row) => row.region)),
  };
}
