import { defineConfig } from 'vitest/config';

/** Needs a server with the pages: STEPWELL_URL says where. One file after the other, because they share it. */
export default defineConfig({
  test: {
    include: ['test/**/*.browser.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
