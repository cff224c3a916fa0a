import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin, type Rolldown } from 'vite';
import { firstTexts } from './first-texts.ts';

const page = 'modules/coverage/web/index.ts';
const painter = 'first-paint.tsx';

/** Runs before anything is drawn, so that a dark page does not begin light; Mantine keeps the choice under this name. */
const colourScheme = `(() => {
  let kept = null;
  try { kept = localStorage.getItem('mantine-color-scheme-value'); } catch {}
  const isDark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
})();
`;

/**
 * `first.html`: the document of the first page, which names all that this page needs, so that nothing is found out only
 * when another file has come; and `.server/first-paint.js`, with which the server draws into it.
 */
export function firstPage(): Plugin {
  return {
    name: 'semesta-first-page',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const html = bundle['index.html'];
        if (html?.type !== 'asset') return;
        const scheme = this.emitFile({ type: 'asset', name: 'colour-scheme.js', source: colourScheme });
        const source = withFiles(String(html.source), filesOf(bundle), this.getFileName(scheme));
        this.emitFile({ type: 'asset', fileName: 'first.html', source });
      },
    },
    async writeBundle({ dir }, bundle) {
      if (dir && 'first.html' in bundle) await buildPainter(join(dir, '.server'));
    },
  };
}

interface Files {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** The page's own chunk and texts, and whatever they bring along. */
function filesOf(bundle: Rolldown.OutputBundle): Files {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const named = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const found = new Set<Rolldown.OutputChunk>();
  const add = (chunk: Rolldown.OutputChunk | undefined) => {
    if (!chunk || found.has(chunk)) return;
    found.add(chunk);
    for (const name of chunk.imports) add(named.get(name));
  };
  add(chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/${page}`)));
  add(chunks.find(({ facadeModuleId }) => facadeModuleId === '\0virtual:first-texts/id'));
  const files = [...found];
  return {
    scripts: files.map(({ fileName }) => fileName),
    styles: files.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]),
  };
}

function withFiles(html: string, { scripts, styles }: Files, scheme: string): string {
  const [kept, named] = [html.replaceAll(fileTags, ''), html.match(fileTags) ?? []];
  const missing = (name: string) => !html.includes(`/${name}"`);
  const isStyle = (tag: string) => tag.includes('rel="stylesheet"');
  const first = [
    `<script src="/${scheme}"></script>`,
    ...named.filter(isStyle),
    ...styles.filter(missing).map((name) => `<link rel="stylesheet" crossorigin href="/${name}">`),
  ];
  const later = [
    ...named.filter((tag) => !isStyle(tag)),
    ...scripts.filter(missing).map((name) => `<link rel="modulepreload" crossorigin href="/${name}">`),
  ].map((tag) => tag.replace(/^<(script|link)/, '<$1 fetchpriority="low"'));
  return kept.replace('</head>', `${[...first, ...later].join('\n')}\n</head>`);
}

/** What the build wrote into the document: a connection gives way to what stands before it, so the styles go first. */
const fileTags = /<(?:script type="module"[^>]*><\/script>|link rel="(?:modulepreload|stylesheet)"[^>]*>)/g;

async function buildPainter(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: join(import.meta.dirname, '..', 'web'),
    plugins: [react(), firstTexts()],
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    ssr: { noExternal: true },
    build: {
      ssr: painter,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: 'first-paint.js' } },
    },
  });
}
