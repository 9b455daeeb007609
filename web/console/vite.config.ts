import { defineConfig } from 'vite';

/** The server's address while developing: `DESKSIDE_SERVER=http://localhost:8080 npm run dev -w console`. */
const server = process.env.DESKSIDE_SERVER ?? 'http://localhost:8080';
const routes = Object.fromEntries(
  ['/api', '/download', '/get', '/relay', '/out-of-band'].map((path) => [path, { target: server, ws: true, secure: false }]),
);

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  build: {
    target: 'es2022',
    // light-dark() stays as it is.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsDir: 'assets/console',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What the pages have from packages is one file, not a request for each button: it changes only with its versions.
            { name: 'kit', test: /node_modules\/(?!@xterm)/, priority: 2 },
            // What pages of our own have in common.
            { name: 'parts', test: /\/(console|talk)\/src\//, minShareCount: 2, priority: 1 },
          ],
        },
      },
      // Mantine marks its files for servers that render React; here they mean nothing.
      onLog: (level, log, tell) => (log.message.includes('use client') ? undefined : tell(level, log)),
    },
  },
  worker: { format: 'es' },
  server: { proxy: routes },
});
