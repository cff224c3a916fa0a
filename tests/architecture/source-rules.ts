// biome-ignore-all lint/correctness/noComponentHookFactories: the keys are kinds of syntax nodes, not components.
import { type ParseResult, parseSync, Visitor } from 'vite';
import { isTest, type SourceFile } from './source-files.ts';

type Report = (offset: number, what: string) => void;
type Rule = (file: SourceFile, parsed: ParseResult, report: Report) => void;

const largestFileLines = 300;

/** Every breach of a rule of the house that neither the compiler nor Biome looks for, as `file:line: what`. */
export function sourceFaults(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const parsed = parseSync(file.path, file.text);
    const faults: string[] = [];
    const report: Report = (offset, what) => {
      const line = file.text.slice(0, offset).split('\n').length;
      faults.push(`${file.path}:${line}: ${what}`);
    };
    for (const rule of rules) rule(file, parsed, report);
    return faults;
  });
}

const rules: readonly Rule[] = [
  nameIsPlain,
  isShort,
  typesAreNotForced,
  nothingIsPutOff,
  testsRun,
  contextIsSetInOnePlace,
  publicFunctionsSpeak,
];

function nameIsPlain({ path }: SourceFile, _: ParseResult, report: Report): void {
  const name = path.split('/').at(-1) ?? '';
  if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.(ts|tsx|mjs)$/.test(name))
    report(0, 'name is not kebab-case');
  for (const part of path.replace(/\.[a-z.-]+$/, '').split('/'))
    if (/^(utils?|helpers?|common|misc|v\d+)$/.test(part)) report(0, `"${part}" says nothing`);
}

function isShort({ text }: SourceFile, _: ParseResult, report: Report): void {
  const lines = text
    .trimEnd()
    .split('\n')
    .filter((line) => line.trim() !== '').length;
  if (lines > largestFileLines) report(text.length, `${lines} lines, at most ${largestFileLines}`);
}

/** `as const` is no force; the platform may need force where a library's types end. */
function typesAreNotForced({ path }: SourceFile, { program }: ParseResult, report: Report): void {
  new Visitor({
    TSAnyKeyword: ({ start }) => report(start, 'any'),
    TSAsExpression: ({ start, typeAnnotation }) => {
      const isConst =
        typeAnnotation.type === 'TSTypeReference' &&
        typeAnnotation.typeName.type === 'Identifier' &&
        typeAnnotation.typeName.name === 'const';
      if (!isConst && !path.startsWith('platform/') && !isTest(path)) report(start, 'as');
    },
    TSTypeAssertion: ({ start }) => report(start, 'type assertion'),
  }).visit(program);
}

function nothingIsPutOff(_: SourceFile, { comments }: ParseResult, report: Report): void {
  for (const { value, start } of comments)
    if (/\b(TODO|FIXME|XXX|HACK)\b/.test(value)) report(start, 'put off');
}

function testsRun({ path }: SourceFile, { program }: ParseResult, report: Report): void {
  if (!isTest(path)) return;
  new Visitor({
    MemberExpression: ({ start, property }) => {
      if (property.type !== 'Identifier') return;
      if (/^(skip|only|todo|skipIf|runIf|fails)$/.test(property.name)) report(start, `.${property.name}`);
    },
  }).visit(program);
}

/** `update … set role = …` changes a row, not the context. */
const setsContext =
  /\bset_config\s*\(|(?<!\bupdate\b[^;]*)\bset\s+(session\s+)?("?app"?\.|role\b|session\s+authorization\b)/i;

/** A context that outlives its transaction would show the next caller the rows of the last one. */
function contextIsSetInOnePlace({ path, text }: SourceFile, { program }: ParseResult, report: Report): void {
  if (isTest(path) || path === 'platform/server/db/transaction.ts') return;
  const check = (start: number, end: number) => {
    const found = setsContext.exec(text.slice(start, end));
    if (found) report(start + found.index, 'sets the row context');
  };
  new Visitor({
    Literal: ({ start, end }) => check(start, end),
    TemplateElement: ({ start, end }) => check(start, end),
  }).visit(program);
}

/** An exported function of a core or of the platform says its shapes, units and errors. */
function publicFunctionsSpeak(
  { path, text }: SourceFile,
  { program, comments }: ParseResult,
  report: Report,
): void {
  const isPublic = /^platform\/(core|server)\/|^modules\/[^/]+\/core\//.test(path) && !isTest(path);
  if (!isPublic) return;
  const ends = comments
    .filter(({ type, value }) => type === 'Block' && value.startsWith('*'))
    .map(({ end }) => end);
  for (const node of program.body) {
    if (node.type !== 'ExportNamedDeclaration' || node.declaration?.type !== 'FunctionDeclaration') continue;
    const isDocumented = ends.some((end) => end <= node.start && text.slice(end, node.start).trim() === '');
    if (!isDocumented) report(node.start, `${node.declaration.id?.name ?? 'function'} has no docstring`);
  }
}
