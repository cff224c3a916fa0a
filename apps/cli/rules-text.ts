import type { Plain, PlainRecord, ShownValue } from '#modules/rules/core/index.ts';
import { type explainInWords, factText } from '#modules/rules/server/index.ts';
import { textsOf } from '#platform/server/texts.ts';

type Explained = ReturnType<typeof explainInWords>;

/** Members told in sections of their own. */
const toldElsewhere = new Set([
  ...[
    'id',
    'kind',
    'basis',
    'lines',
    'workings',
    'parameters',
    'switches',
    'ignored',
    'dependsOn',
    'stoodIn',
  ],
]);

/** Members of a line that say what it is of. */
const codes = new Set(['programme', 'benefit', 'fee', 'level', 'mode', 'step']);

/** An explained case as a person reads it in a terminal, in Indonesian. */
export function explanationText(explained: Explained): string {
  const result: PlainRecord = explained.result;
  const members = Object.entries(result).filter(([name]) => !toldElsewhere.has(name));
  return [
    ...section('HASIL', [
      ...members.map(([name, value]) => `${labelOf(name)}: ${said(name, value)}`),
      ...(Array.isArray(result.lines) ? result.lines.map((line) => `  ${said('line', line)}`) : []),
    ]),
    ...section(
      'CARA MENGHITUNG',
      explained.workings.map(({ line, text }) => `${labelOf(line)}: ${text}`),
    ),
    ...section('DASAR HUKUM', explained.parameters.flatMap(parameterLines)),
    ...section(
      'BERGANTUNG PADA',
      explained.switches.map(
        ({ name, title, value, note }) => `${title.id} (${name} = ${said('', value)}). ${note.id}`,
      ),
    ),
    ...section('TIDAK DIPAKAI', [...explained.ignored]),
  ].join('\n');
}

/** One dated value a paragraph. */
export function parametersText(values: readonly ShownValue[]): string {
  return values
    .flatMap((value) => [
      `${value.key}: ${JSON.stringify(value.value)} ${value.unit}`,
      ...parameterLines(value).map((line) => `  ${line}`),
    ])
    .join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ''];
}

function parameterLines(value: ShownValue & { readonly provisional?: boolean }): string[] {
  const { name, basis, validFrom, validTo, certainty, sources, note } = value;
  const laws = basis.map(({ law, article }) => (article === null ? law : `${law} pasal ${article}`));
  const tags = sources.map(({ tag }) => tag).join(' ');
  const until = validTo === null ? 'seterusnya' : factText('id', 'validTo', validTo);
  return [
    `${name.id} – ${laws.join(', ')}`,
    `  berlaku ${factText('id', 'validFrom', validFrom)} – ${until}; kepastian ${certainty}; sumber ${tags}`,
    ...(value.provisional ? ['  SEMENTARA: nilai yang berlaku belum diumumkan'] : []),
    ...(note === null ? [] : [`  ${note.id}`]),
  ];
}

function labelOf(name: string): string {
  return textsOf('id').get(`rules.line.${name}`) ?? name;
}

/** A member of a result in words: money, days and months by the unit of its name, lists one after the other. */
function said(name: string, value: Plain): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? 'ya' : 'tidak';
  if (typeof value === 'number') return factText('id', name, value);
  if (typeof value === 'string')
    return factText('id', name, /Idr$/.test(name) && /^\d+$/.test(value) ? BigInt(value) : value);
  if (Array.isArray(value)) return value.map((member) => said(name, member)).join('; ');
  return Object.entries(value)
    .map(([key, member]) =>
      codes.has(key) && typeof member === 'string' ? labelOf(member) : `${labelOf(key)} ${said(key, member)}`,
    )
    .join(', ');
}
