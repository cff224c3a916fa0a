import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { projectRoot } from '#tests/support/test-secrets.ts';

/** A file of ours. */
export interface SourceFile {
  /** From the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
}

const folders = ['platform', 'modules', 'apps', 'tests', 'bench', 'prove', 'tools'];
const foreign = new Set(['node_modules', 'dist', 'fixtures']);

/** Every TypeScript and JavaScript file of ours; generated ones are left out. */
export function readSourceFiles(): SourceFile[] {
  return folders
    .filter((folder) => existsSync(join(projectRoot, folder)))
    .flatMap((folder) => pathsBelow(folder))
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('/tables.ts'))
    .map(readFile);
}

/** Every path below a folder of the project. */
export function pathsBelow(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return foreign.has(entry.name) ? [] : pathsBelow(path);
    return [path];
  });
}

export function readFile(path: string): SourceFile {
  return { path, text: readFileSync(join(projectRoot, path), 'utf8') };
}

/** Tests, what helps them, and programs that tests start. */
export function isTest(path: string): boolean {
  return (
    /\.(test|e2e)\.tsx?$|\.test-(process|support)\.ts$|-test-kit\.ts$/.test(path) ||
    /^(tests|bench|prove)\//.test(path)
  );
}

/** Every specifier that a file imports or re-exports, `import()` with a plain text among them. */
export function importsOf({ path, text }: SourceFile): string[] {
  const { module } = parseSync(path, text);
  const dynamic = module.dynamicImports.map(({ moduleRequest }) =>
    text.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
  );
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : [])),
  );
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...new Set(exported),
    ...dynamic,
  ];
}
