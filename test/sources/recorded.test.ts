import { expect, it } from 'vitest';
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

/** The recorded servers. */
const SERVERS: readonly (readonly [folder: string, traits: SuiteTraits])[] = [
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
];

for (const [folder, traits] of SERVERS) {
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
        start: BigInt(Date.parse('2026-11-23T09:59:00Z')) * 1_000_000n,
        end: BigInt(Date.parse('2026-11-23T10:15:00Z')) * 1_000_000n,
      };
    },
    async () => {
      await replay?.close();
      // A question that nobody recorded is one that this server was never seen to answer.
      expect(replay?.missed).toEqual([]);
    },
  );
}

it('has recordings of both generations', () => {
  expect(new Set(SERVERS.map(([, { kind }]) => kind)).size).toBe(2);
});
