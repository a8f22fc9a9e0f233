import { test as base } from '@playwright/test';
import { Guard } from './Guard';
import { startServer, type RunningServer } from './startServer';

interface WorkerFixtures {
  /** Options of the server beside --port: `test.use({ serverOptions: ['--jaeger', url] })` at the top of a file. */
  serverOptions: string[];
  server: RunningServer;
}

interface TestFixtures {
  guard: Guard;
}

/** Playwright's test with a running server (one a worker) as base address, and with the guard. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  serverOptions: [[], { scope: 'worker', option: true }],
  server: [
    async ({ serverOptions }, use) => {
      const server = await startServer(serverOptions);
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => {
    await use(`${server.url}/`);
  },
  guard: [
    async ({ context }, use) => {
      const guard = new Guard();
      await guard.watch(context);
      await use(guard);
      base.expect(guard.complaints, 'errors that the page reported').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
