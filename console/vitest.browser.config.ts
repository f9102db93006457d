import { defineConfig } from 'vitest/config';

/** Needs a server with the pages: STEPWELL_URL says where. One file after the other, because they share it. */
export default defineConfig({
  test: {
    include: ['test/**/*.browser.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
