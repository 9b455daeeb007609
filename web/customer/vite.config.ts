import { defineConfig } from 'vite';

/** The server's address while developing: `DESKSIDE_SERVER=http://localhost:8080 npm run dev -w customer`. */
const server = process.env.DESKSIDE_SERVER ?? 'http://localhost:8080';
const routes = Object.fromEntries(
  ['/api', '/download', '/get', '/relay'].map((path) => [path, { target: server, ws: true, secure: false }]),
);

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    assetsDir: 'assets/customer',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: routes },
});
