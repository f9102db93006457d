import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './compressed';

/** The pages go to where Maven packs them from; a development server hands everything else to a running Stepwell. */
export default defineConfig({
  plugins: [react(), compressed()],
  build: {
    outDir: 'target/classes/io/stepwell/console',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
  },
  server: {
    proxy: {
      '^/(stepwell/.*|$)': {
        target: process.env['STEPWELL_URL'] ?? 'http://127.0.0.1:8083',
        bypass: request => (request.method === 'GET' && request.url === '/' ? '/index.html' : undefined),
      },
    },
  },
});
