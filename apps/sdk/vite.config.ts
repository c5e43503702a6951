import { defineConfig } from 'vite';

/** `/sdk.js`: one classic script, small enough to load on every page (`size.spec.ts` keeps it at 5 KB). */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: 'dist/web',
    target: 'es2022',
    lib: { entry: 'src/loader.ts', formats: ['iife'], name: 'StrataLoader', fileName: () => 'sdk.js' },
  },
});
