import type { Plugin, Rolldown } from 'vite';

interface ListedFile {
  readonly url: string;
}

interface CheckDocument {
  /** Serves the page at /cek while one develops, as the server does, and looks through what is built. */
  readonly plugin: Plugin;
  /** Of all files of a build, what the check page needs: its worker keeps no other. */
  readonly onlyItsFiles: <File extends ListedFile>(
    files: File[],
  ) => { readonly manifest: File[]; readonly warnings: string[] };
}

const page = 'cek.html';
/** Copied as they are: the manifest and icons of the page. */
const copied = 'cek/';

/** The page /cek is a document of its own: it stands without an account, without the other pages, and without network. */
export function checkDocument(): CheckDocument {
  let needed: ReadonlySet<string> = new Set();
  return {
    plugin: {
      name: 'semesta-check-document',
      enforce: 'post',
      configureServer(server) {
        server.middlewares.use((request, _, next) => {
          if (request.url?.split('?')[0] === '/cek') request.url = `/${page}`;
          next();
        });
      },
      generateBundle: {
        order: 'post',
        handler(_, bundle) {
          needed = filesOf(bundle);
        },
      },
    },
    onlyItsFiles: (files) => ({
      manifest: files.filter(({ url }) => needed.has(url) || url.startsWith(copied)),
      warnings: needed.has(page) ? [] : [`${page} is not among the files built`],
    }),
  };
}

/** The page and every file that it, or a file it names, names; a build's files have names of their own. */
function filesOf(bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const names = Object.keys(bundle);
  const found = new Set([page]);
  for (const name of found) {
    const text = textOf(bundle[name]);
    for (const other of names) if (text.includes(other.split('/').at(-1) ?? other)) found.add(other);
  }
  return found;
}

function textOf(file: Rolldown.OutputChunk | Rolldown.OutputAsset | undefined): string {
  if (file === undefined) return '';
  if (file.type === 'chunk') return file.code;
  return typeof file.source === 'string' ? file.source : '';
}
