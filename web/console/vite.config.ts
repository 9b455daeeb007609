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
      // Mantine marks its files for servers that render React; here they mean nothing.
      onLog: (level, log, tell) => (log.message.includes('use client') ? undefined : tell(level, log)),
    },
  },
  worker: { format: 'es' },
  server: { proxy: routes },
});
