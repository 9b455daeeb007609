import { defineConfig } from 'vite';

/** One classic script without dependencies, served beside the customer's pages. */
export default defineConfig({
  build: {
    target: 'es2022',
    outDir: '../customer/dist',
    emptyOutDir: false,
    copyPublicDir: false,
    lib: { entry: 'src/main.ts', formats: ['iife'], name: 'DesksideSmartBox', fileName: () => 'smartbox.js' },
  },
});
