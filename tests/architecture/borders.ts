import { importsOf, isTest, type SourceFile } from './source-files.ts';

/** Module to the modules it may enter. */
export type AllowedCalls = Readonly<Record<string, readonly string[]>>;

/** Every import that crosses a border it may not cross, as `file: why`. */
export function borderFaults(files: readonly SourceFile[], allowed: AllowedCalls): string[] {
  return files.flatMap((file) =>
    importsOf(file).flatMap((specifier) => {
      const why = faultOf(file.path, specifier, allowed);
      return why ? [`${file.path}: ${why} (${specifier})`] : [];
    }),
  );
}

/** Which module really enters which others. */
export function realCalls(files: readonly SourceFile[]): Record<string, string[]> {
  const calls: Record<string, Set<string>> = {};
  for (const file of files.filter(({ path }) => path.startsWith('modules/') && !isTest(path))) {
    const from = moduleOf(file.path);
    if (!from) continue;
    calls[from] ??= new Set();
    for (const specifier of importsOf(file)) {
      const to = moduleOf(specifier);
      if (to && to !== from) calls[from].add(to);
    }
  }
  return Object.fromEntries(Object.entries(calls).map(([from, to]) => [from, [...to].sort()]));
}

/** Which room of a module's part (`registry/server/life`) enters which others of the same part. */
export function roomCalls(files: readonly SourceFile[]): Record<string, string[]> {
  const calls: Record<string, Set<string>> = {};
  for (const file of files.filter(({ path }) => !isTest(path))) {
    const from = roomOf(file.path);
    if (!from) continue;
    calls[from] ??= new Set();
    for (const specifier of importsOf(file)) {
      const to = roomOf(specifier);
      if (to && to !== from && partOf(to) === partOf(from)) calls[from].add(to);
    }
  }
  return Object.fromEntries(Object.entries(calls).map(([from, to]) => [from, [...to].sort()]));
}

function roomOf(path: string): string | null {
  return /^#?modules\/([^/]+\/(?:core|api|server|web)\/[^/]+)\//.exec(path)?.[1] ?? null;
}

function partOf(room: string): string {
  return room.slice(0, room.lastIndexOf('/'));
}

function faultOf(path: string, specifier: string, allowed: AllowedCalls): string | null {
  if (specifier.startsWith('../')) return 'climbs out of its folder';
  if (!isTest(path) && specifier.startsWith('#tests/') && !path.startsWith('tools/'))
    return 'what runs leans on a test';
  if (path.startsWith('platform/') && !isTest(path) && /^#(modules|apps)\//.test(specifier))
    return 'the platform knows no module';
  if (
    /\/web\//.test(path) &&
    /^#[^/]+\/(.+\/)?server\/|^(node:|pg$|kysely$)/.test(specifier) &&
    !isTest(path)
  )
    return 'the web imports the server';
  return moduleFault(path, specifier, allowed);
}

function moduleFault(path: string, specifier: string, allowed: AllowedCalls): string | null {
  const [from, to] = [moduleOf(path), moduleOf(specifier)];
  if (from && specifier.startsWith('#apps/')) return 'a module knows no entry point';
  if (!to || from === to) return null;
  if (!/^#modules\/[^/]+\/(core|api|server|web)\/index\.ts$/.test(specifier) && !isTest(path))
    return 'enters a module beside its doors';
  if (from && !isTest(path) && !allowed[from]?.includes(to)) return `${from} may not call ${to}`;
  return null;
}

function moduleOf(path: string): string | null {
  return /^#?modules\/([^/]+)\//.exec(path)?.[1] ?? null;
}
