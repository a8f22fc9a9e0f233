import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import {
  ask,
  DAY,
  DEMO_NOW,
  hasFailed,
  hostOf,
  NOW_MS,
  readTraces,
  searchIds,
  searchText,
  searchTraces,
  serviceOf,
  valueOf,
} from '../../testing/demoDay';
import { DemoWorld } from './DemoWorld';
import { createDemoEndpoint } from './index';
import { wireJson } from '../endpoint/JaegerWire';
import { operationsOf, SERVICE_NAMES } from './operations';
import { COLD_HOST } from './services';
import { TRIP } from './tripTraces';

const DEPENDENCIES = v.object({
  data: v.array(v.object({ parent: v.string(), child: v.string(), callCount: v.number() })),
});

// All traces of the day: A takes part in every one of them.
const day = searchTraces({ service: 'A' });

describe('the traffic', () => {
  it('is about 2 000 traces of the last 24 hours, newest first, each id once', () => {
    expect(day.length).toBeGreaterThan(1_950);
    expect(day.length).toBeLessThan(2_050);
    expect(new Set(day.map((trace) => trace.traceID)).size).toBe(day.length);
    const starts = day.map(
      (trace) => trace.spans.find((span) => span.references.length === 0)?.startTime ?? 0,
    );
    expect(starts).toEqual([...starts].sort((left, right) => right - left));
    expect(starts.at(-1)).toBeLessThan(DEMO_NOW - DAY + 3_600_000_000);
  });

  it('is the same for another endpoint, and for a later minute of the same five', () => {
    const again = createDemoEndpoint({ now: () => NOW_MS + 150_000 });
    // Compared before the assertion: 30 MB of text are no message to print.
    expect(searchText({ service: 'A' }, again) === searchText({ service: 'A' })).toBe(true);
  });

  it('keeps ids and content of traces as time goes by: a link opens a month later', () => {
    const later = createDemoEndpoint({ now: () => NOW_MS + 30 * 86_400_000 });
    const old = day.find((trace) => !TRIP.some(({ traceId }) => traceId === trace.traceID));
    const { status, text } = ask(`/api/traces/${old?.traceID ?? ''}`, 'GET', later);
    expect(status).toBe(200);
    expect(readTraces(text).data).toEqual([old]);
  });

  it('has no trace before its time', () => {
    const later = createDemoEndpoint({ now: () => NOW_MS + 7_200_000 });
    const future = searchIds({ service: 'A', start: '0', end: '9000000000000000' }, later);
    const known = new Set(day.map((trace) => trace.traceID));
    const unborn = future.find((id) => !known.has(id)) ?? '';
    expect(ask(`/api/traces/${unborn}`, 'GET', later).status).toBe(200);
    expect(ask(`/api/traces/${unborn}`).status).toBe(404);
  });

  it('lists exactly the services and operations that occur', () => {
    const seen = new Map<string, Set<string>>();
    for (const trace of day) {
      for (const span of trace.spans) {
        const operation = `${span.operationName} ${String(valueOf(span, 'span.kind'))}`;
        const service = serviceOf(trace, span);
        seen.set(service, (seen.get(service) ?? new Set()).add(operation));
      }
    }
    expect([...seen.keys()].sort()).toEqual(SERVICE_NAMES);
    for (const service of SERVICE_NAMES) {
      const listed = operationsOf(service).map(({ name, spanKind }) => `${name} ${spanKind}`);
      expect(listed.sort()).toEqual([...(seen.get(service) ?? [])].sort());
    }
  });

  it('calls only A → B, E and B → C, D', () => {
    const { text } = ask('/api/dependencies');
    const links = v.parse(DEPENDENCIES, JSON.parse(text));
    const between = links.data.filter(({ parent, child }) => parent !== child);
    expect(between.map(({ parent, child }) => parent + child).sort()).toEqual(['AB', 'AE', 'BC', 'BD']);
    expect(between.every(({ callCount }) => callCount > 500)).toBe(true);
  });

  it('starts and ends every span of a healthy trace inside its parent, and every log inside its span', () => {
    const lame = new Set([TRIP[5]?.traceId, TRIP[6]?.traceId]);
    for (const trace of day) {
      if (lame.has(trace.traceID)) continue;
      const byId = new Map(trace.spans.map((span) => [span.spanID, span]));
      const sticksOut = trace.spans.filter((span) => {
        const end = span.startTime + span.duration;
        const parent = span.references.length === 0 ? span : byId.get(span.references[0]?.spanID ?? '');
        return (
          parent === undefined ||
          span.startTime < parent.startTime ||
          end > parent.startTime + parent.duration ||
          span.logs.some(({ timestamp }) => timestamp < span.startTime || timestamp > end)
        );
      });
      expect([trace.traceID, byId.size, sticksOut]).toEqual([trace.traceID, trace.spans.length, []]);
    }
  });

  it('has failures of C that travel up to A, and others that a second try heals', () => {
    let travelled = 0;
    let healed = 0;
    for (const trace of day) {
      const broken = trace.spans.filter(
        (span) =>
          serviceOf(trace, span) === 'C' && span.operationName.endsWith('Authorize') && hasFailed(span),
      );
      if (broken.length === 0) continue;
      const root = trace.spans.find((span) => span.references.length === 0);
      if (root !== undefined && hasFailed(root)) {
        travelled += 1;
        expect(valueOf(root, 'http.response.status_code')).toBe(502);
        expect(broken.length).toBe(3);
      } else healed += 1;
    }
    expect(travelled).toBeGreaterThan(5);
    expect(healed).toBeGreaterThan(travelled);
  });

  it('has a slow mode of D that hangs together with a cold cache on one host', () => {
    const slow = { cold: 0, warm: 0 };
    const fast = { cold: 0, warm: 0 };
    for (const trace of day) {
      for (const span of trace.spans) {
        const state = valueOf(span, 'cache.state');
        if (state !== 'cold' && state !== 'warm') continue;
        if (state === 'cold') expect(hostOf(trace, span)).toBe(COLD_HOST);
        (span.duration > 150_000 ? slow : fast)[state] += 1;
      }
    }
    expect(slow.cold).toBeGreaterThan(100);
    expect(fast.warm).toBeGreaterThan(1_000);
    expect(slow.warm).toBe(0);
    expect(fast.cold).toBe(0);
  });
});

it('writes traces, quickly, as JSON.stringify would', () => {
  const world = new DemoWorld();
  const now = world.now(NOW_MS);
  for (const plan of world.plans(now - 3_600_000_000, now, now)) {
    expect(world.json(plan)).toBe(wireJson(world.trace(plan)));
  }
});
