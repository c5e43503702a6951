import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { documentPlugin } from './document-plugin.js';

const server = process.env['STRATA_SERVER'] ?? 'http://localhost:4000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [documentPlugin(), react()],
  resolve: { conditions: ['@strata/source', ...defaultClientConditions] },
  // In its place the server puts the nonce of each answer.
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // GraphiQL's editor alone is over Vite's default of 500 kB; the builder's own bar is kept by `first-load.spec.ts`.
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: {
      // Directives for a compiler that is not used here, in packages of others.
      onLog: (level, log, report) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && report(level, log),
      input: { index: `${import.meta.dirname}/index.html`, playground: `${import.meta.dirname}/playground.html` },
    },
  },
  server: {
    proxy: {
      // Written out, so that the Host header is handed on: the server takes requests from its own pages only.
      '/graphql': { target: server, ws: true },
      '/v1': { target: server },
      '/auth': { target: server },
      '/healthz': { target: server },
    },
  },
});
