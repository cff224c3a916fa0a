import { datasetName, indicators, type OpenIndicator, openIndicators } from '#modules/coverage/core/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { textOf } from '#platform/server/texts.ts';
import { type OpenDataAsked, type OpenRow, type OpenTable, openTable } from './open-data.ts';

type Language = 'id' | 'en';

const columns = [
  'indicator',
  'view',
  'month',
  'area_code',
  'area_name',
  'area_level',
  'part',
  'segment',
  'unit',
  'value',
  'status',
  'denominator',
  'denominator_definition',
  'denominator_as_of',
  'denominator_source',
  'percent',
] as const satisfies readonly (keyof OpenRow)[];

/** The table as RFC 4180 has it: a header, commas, CRLF, no byte order mark, plain numbers, nothing where a number is hidden. */
export function openCsv({ rows }: OpenTable): string {
  const lines = rows.map((row) => columns.map((column) => cellOf(row[column])));
  return [columns, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}

function cellOf(value: string | number | null): string {
  const text = String(value ?? '');
  // A text that a spreadsheet would take for a formula is shown as text.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table with everything one has to know of it. */
export function openJson(services: Services, table: OpenTable, language: Language) {
  return { metadata: openMetadata(services, table, language), rows: table.rows };
}

/** What a table says of itself: definition, unit, method, period, areas, source, licences, and how small numbers are hidden. */
export function openMetadata({ mode }: Services, table: OpenTable, language: Language) {
  const say = (key: string, values: Record<string, string> = {}) => textOf(language, key, values);
  const { indicator: id, view } = table.asked;
  const { text, unit } = indicators[id];
  return {
    name: table.name,
    title: titleOf(table, language),
    indicator: {
      id,
      name: say(`coverage.indicator.${text}.name`),
      definition: say(`coverage.indicator.${text}.definition`),
    },
    unit,
    view: { id: view, description: say(`open_data.view.${view}`) },
    method: say('open_data.method'),
    period: { first: table.first, last: table.last, on_day: table.onDay, frequency: 'month' },
    areas: { province: table.asked.area, list: say('open_data.area_list') },
    source: say(mode === 'demo' ? 'coverage.books_made_up' : 'coverage.books'),
    demonstration: mode === 'demo',
    as_of: table.asOf,
    licence: {
      figures: { id: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      areas: {
        id: 'ODbL-1.0',
        url: 'https://opendatacommons.org/licenses/odbl/1-0/',
        attribution: say('open_data.area_attribution'),
      },
    },
    suppression: say('open_data.suppression'),
    columns: columns.map((name) => ({ name, description: say(`open_data.column.${name}`) })),
  };
}

function titleOf({ asked, areaName }: OpenTable, language: Language): string {
  const name = textOf(language, `coverage.indicator.${indicators[asked.indicator].text}.name`);
  return textOf(language, `open_data.title_of.${asked.view}`, { name, area: areaName });
}

/** Names of all datasets, as CKAN's `package_list` has them. */
export function openPackages(): readonly string[] {
  return openIndicators.map(datasetName);
}

/** A dataset as CKAN's `package_show` describes it; `baseUrl` is where it is served. */
export async function openPackage(
  services: Services,
  { indicator, language, baseUrl }: { indicator: OpenIndicator; language: Language; baseUrl: string },
) {
  const asked = { indicator, view: 'residence', area: '51' } as const satisfies OpenDataAsked;
  const table = await openTable(services, asked);
  const metadata = openMetadata(services, table, language);
  const extras = {
    ...{ definition: metadata.indicator.definition, unit: metadata.unit, method: metadata.method },
    ...{ period_first: table.first, period_last: table.last, on_day: table.onDay, as_of: table.asOf },
    ...{ area_list: metadata.areas.list, source: metadata.source, suppression: metadata.suppression },
    area_licence: `${metadata.licence.areas.id}: ${metadata.licence.areas.attribution}`,
    demonstration: String(metadata.demonstration),
  };
  return {
    ...{ id: table.name, name: table.name, title: metadata.title, notes: metadata.indicator.definition },
    ...{ type: 'dataset', state: 'active', private: false, isopen: true },
    ...{ license_id: 'cc-by-4.0', license_title: 'Creative Commons Attribution 4.0' },
    license_url: metadata.licence.figures.url,
    metadata_modified: table.asOf.replace(/Z$/, ''),
    num_resources: 4,
    resources: (['residence', 'work'] as const).flatMap((view) =>
      (['csv', 'json'] as const).map((format) => ({
        ...{
          id: `${table.name}-${view}-${format}`,
          package_id: table.name,
          name: `${table.name}-${view}.${format}`,
        },
        ...{ format: format.toUpperCase(), mimetype: format === 'csv' ? 'text/csv' : 'application/json' },
        description: textOf(language, `open_data.view.${view}`),
        url: `${baseUrl}/open-data/coverage.${format}?indicator=${indicator}&view=${view}`,
        ...{ state: 'active', last_modified: table.asOf.replace(/Z$/, '') },
      })),
    ),
    extras: Object.entries(extras).map(([key, value]) => ({ key, value })),
    tags: [{ name: 'jamsostek' }, { name: 'ketenagakerjaan' }, { name: 'cakupan' }],
    groups: [],
  };
}
