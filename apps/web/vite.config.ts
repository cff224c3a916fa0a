import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { compressedFiles } from '#apps/build/compressed-files.ts';
import { firstPage } from '#apps/build/first-page.ts';
import { firstTexts } from '#apps/build/first-texts.ts';
import { gathered } from '#apps/build/gathered.ts';
import { checkDocument } from './cek-document.ts';

const server = `http://127.0.0.1:${process.env.PORT ?? '4510'}`;
const check = checkDocument();

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    react(),
    keepStyles(),
    firstTexts(),
    firstPage(),
    compressedFiles(),
    check.plugin,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '.',
      filename: 'cek-service-worker.ts',
      // The page asks for its worker itself, for /cek alone, and its manifest is a file of its own.
      injectRegister: false,
      manifest: false,
      injectManifest: { globPatterns: ['**/*'], manifestTransforms: [check.onlyItsFiles] },
    }),
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    rolldownOptions: {
      input: ['index.html', 'cek.html'].map((name) => `${import.meta.dirname}/${name}`),
      output: { codeSplitting: { groups: gathered } },
      // A door opens to many pages: who takes one of them does not fetch the others.
      treeshake: {
        moduleSideEffects: (id) => !/\/(modules\/[^/]+|platform)\/(web|core|api)\/.*\.tsx?$/.test(id),
      },
    },
  },
  worker: { format: 'es' },
  server: {
    port: 4511,
    proxy: {
      '/api': { target: server, changeOrigin: false },
      '/healthz': server,
      '/.well-known': server,
      '/status-lists': server,
      '/open-data': server,
    },
  },
});

/** Styles are an effect of the file that brings them, also where all else in it goes unused. */
function keepStyles(): Plugin {
  return {
    name: 'semesta-keep-styles',
    enforce: 'pre',
    transform: (code) => (/^import '.*\.css';$/m.test(code) ? { moduleSideEffects: true } : null),
  };
}
