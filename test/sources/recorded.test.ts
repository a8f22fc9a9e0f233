import { expect, it } from 'vitest';
import { tempo } from '../../src/sources/tempo';
import type { TraceEngine } from '../../src/worker';
import { startReplayServer, type ReplayServer } from '../support/replayServer';
import { sourceSuite, type SuiteTraits } from './sourceSuite';

const v1 = {
  kind: 'jaeger-v1',
  dependencies: true,
  operationKinds: true,
  maxLimit: 1500,
  poison: true,
  rawTraces: true,
} as const;
const v3 = { ...v1, kind: 'jaeger-v3' } as const;

/** When most of them were asked, in UTC. */
const WINDOW = ['2026-11-23T09:59', '2026-11-23T10:15'] as const;

/** The recorded servers. */
const SERVERS: readonly (readonly [
  folder: string,
  traits: SuiteTraits,
  window?: readonly [string, string],
])[] = [
  ['jaeger-2.13', v1],
  ['jaeger-2.20', v3],
  ['jaeger-head', v3],
  [
    'victoriatraces-2025-07',
    {
      kind: 'jaeger-v1',
      dependencies: false,
      operationKinds: false,
      maxLimit: 1000,
      poison: false,
      rawTraces: false,
    },
  ],
  [
    'tempo-2026-04',
    {
      kind: 'tempo',
      dependencies: false,
      operationKinds: false,
      maxLimit: 1500,
      poison: false,
      rawTraces: false,
    },
    ['2026-12-01T12:37', '2026-12-01T13:07'],
  ],
];
const nanosOf = (minute: string): bigint => BigInt(Date.parse(`${minute}:00Z`)) * 1_000_000n;

for (const [folder, traits, [start, end] = WINDOW] of SERVERS) {
  let replay: ReplayServer | undefined;
  sourceSuite(
    folder,
    traits,
    async () => {
      replay = await startReplayServer(folder);
      const { base, asked } = replay;
      return {
        base,
        asked: () => asked,
        start: nanosOf(start),
        end: nanosOf(end),
        // Which server answers is found out by the command, not by the page.
        ...(traits.kind === 'tempo' && {
          open: (at: string, engine: TraceEngine) => tempo(at, engine, 'Tempo'),
        }),
      };
    },
    async () => {
      await replay?.close();
      // A question that nobody recorded is one that this server was never seen to answer.
      expect(replay?.missed).toEqual([]);
    },
  );
}

it('has recordings of both generations of Jaeger, and of Tempo', () => {
  expect(new Set(SERVERS.map(([, { kind }]) => kind)).size).toBe(3);
});
