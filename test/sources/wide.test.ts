// Wide searches over recorded answers of each server: every request of the plan is one that the server was seen to answer.
import { expect, it } from 'vitest';
import { connect } from '../../src/sources';
import { searchWide } from '../../src/sources/wide';
import { EngineCore } from '../../src/worker/EngineCore';
import { startReplayServer } from '../support/replayServer';
import { id, must } from './suiteAnswers';

const checkout = [id(1), id(0x11), id(0x12)];
/** A trace that two requests find is one trace; what API v1 sends can be asked of its spans too. */
const questions = [
  ['jaeger-2.13', ['service-a', 'service-c'], '', checkout],
  ['jaeger-2.13', ['service-a', 'service-c'], '{service=service-a} >> {service=service-c}', checkout],
  ['jaeger-2.13', ['service-a', 'service-c'], '-{service=service-c}', []],
  ['jaeger-2.20', ['service-a', 'payments'], '', [id(1), id(2), id(0x11), id(0x12)]],
  ['jaeger-head', ['service-a', 'payments'], '', [id(1), id(2), id(0x11), id(0x12)]],
  ['victoriatraces-2025-07', ['service-a', 'service-c'], '', checkout],
  ['victoriatraces-2025-07', ['service-a', 'service-c'], 'count({})=5', checkout],
] as const;

it.each(questions)('%s: %j where %j', async (folder, services, where, found) => {
  const replay = await startReplayServer(folder);
  try {
    const engine = new EngineCore();
    const source = must(await connect(replay.base, engine));
    const never = new AbortController().signal;
    const answer = must(
      await searchWide(
        {
          services,
          operations: [],
          tags: [],
          minDuration: undefined,
          maxDuration: undefined,
          start: BigInt(Date.parse('2026-11-23T09:59:00Z')) * 1_000_000n,
          end: BigInt(Date.parse('2026-11-23T10:15:00Z')) * 1_000_000n,
          limit: 20,
          where,
          budget: 20,
        },
        source,
        engine,
        { atOnce: 2, whole: false, signal: never, stop: never, onParts: () => undefined },
      ),
    );
    expect(answer.wide.parts.map(({ state }) => state)).toEqual(['answered', 'answered']);
    expect(answer.summaries.map(({ traceId }) => traceId).sort()).toEqual([...found].sort());
    expect(replay.missed).toEqual([]);
  } finally {
    await replay.close();
  }
});
