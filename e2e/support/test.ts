import { test as base } from '@playwright/test';
import { goToDemoTime, shiftDate } from './demoTime';
import { Guard } from './Guard';
import { startServer, type RunningServer } from './startServer';

export interface WorkerFixtures {
  /** Options of the server beside --port: `test.use({ serverOptions: ['--jaeger', url] })` at the top of a file. */
  serverOptions: string[];
  /** Whether tests, servers and pages live in the time of demoTime.ts; not with others who know the true time. */
  inDemoTime: boolean;
  /** How far they are moved, in ms. */
  moved: number;
  server: RunningServer;
}

interface TestFixtures {
  guard: Guard;
}

/** Playwright's test with a running server (one a worker) as base address, and with the guard. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  serverOptions: [[], { scope: 'worker', option: true }],
  inDemoTime: [true, { scope: 'worker', option: true }],
  moved: [
    async ({ inDemoTime }, use) => {
      await use(inDemoTime ? goToDemoTime() : 0);
    },
    { scope: 'worker', auto: true },
  ],
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
    async ({ context, moved }, use) => {
      if (moved !== 0) await context.addInitScript(shiftDate, moved);
      const guard = new Guard();
      await guard.watch(context);
      await use(guard);
      base.expect(guard.complaints, 'errors that the page reported').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
