import { goIsHere, startJaeger, type LiveJaeger } from '../../test/live/startJaeger';
import { test as base } from './test';

interface WorkerFixtures {
  /** Path below which Jaeger itself serves. */
  jaegerPath: string;
  /** A real Jaeger with the golden traces (from five minutes ago on) and three rides of HotROD. */
  jaeger: LiveJaeger;
}

/** Building Jaeger takes minutes where it was never built. */
const BUILD_MS = 20 * 60_000;

/** To be said at the top of each file: `test.skip(...withoutGo)`. */
export const withoutGo: readonly [boolean, string] = [
  !goIsHere(),
  'a real Jaeger is built with Go, and there is no `go` here',
];
if (withoutGo[0]) console.warn(`\n*** SKIPPED: the app on a real Jaeger: ${withoutGo[1]}. ***\n`);

/** The tests' `test` with the server over a real Jaeger. */
export const test = base.extend<object, WorkerFixtures>({
  jaegerPath: ['', { scope: 'worker', option: true }],
  jaeger: [
    async ({ jaegerPath }, use) => {
      const jaeger = await startJaeger({ basePath: jaegerPath });
      await jaeger.sendGoldenTraces({ poison: true });
      await jaeger.driveHotrod(3);
      await use(jaeger);
      await jaeger.stop();
    },
    { scope: 'worker', timeout: BUILD_MS },
  ],
  serverOptions: async ({ jaeger }, use) => {
    await use(['--jaeger', jaeger.base]);
  },
});

/** Ids of the golden traces, named as test/golden/README.md does. */
export const golden = {
  micro: '5b8aa5a2000000000000000000000001',
  error: '5b8aa5a2000000000000000000000002',
  types: '5b8aa5a2000000000000000000000003',
  clockSkew: '5b8aa5a2000000000000000000000004',
  kindsLinks: '5b8aa5a2000000000000000000000005',
  linksOtherTrace: '5b8aa5a2000000000000000000000006',
  broken: '5b8aa5a2000000000000000000000007',
  oddNames: '5b8aa5a2000000000000000000000009',
  jaegerTags: '5b8aa5a200000000000000000000000a',
  late: '5b8aa5a200000000000000000000000b',
  notANumber: '5b8aa5a20000000000000000000000f1',
} as const;

export { expect } from './test';
