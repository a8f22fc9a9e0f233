import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finishWork } from '../../../testing/finishWork';
import { parseBytes } from '../../../testing/parseBytes';
import { randomTraceBytes } from '../../../testing/randomTrace';
import { eventsInOrder } from '../../layout';
import { isErrorEvent, spanIndex, type SpanEvent } from '../../model';
import { decodeEvents, decodeSpan, readEvents, type ParsedTrace } from '../index';

const HOSTILE = new URL('../../../../test/hostile/', import.meta.url);
const tableOf = (parsed: ParsedTrace) => eventsInOrder(finishWork(readEvents(parsed)));

interface Owned {
  readonly span: number;
  readonly event: SpanEvent;
}

/** The plain definition: every span decoded, all events put together and sorted by time. */
function plainly(parsed: ParsedTrace): Owned[] {
  const all: Owned[] = [];
  for (let span = 0; span < parsed.trace.spans.count; span++)
    for (const event of decodeSpan(parsed, spanIndex(span)).events) all.push({ span, event });
  return all.sort((a, b) => {
    const [first, second] = [a.event.time ?? Infinity, b.event.time ?? Infinity];
    return first < second ? -1 : first > second ? 1 : 0;
  });
}

function expectPlain(parsed: ParsedTrace): number {
  const table = tableOf(parsed);
  const expected = plainly(parsed);
  const events = decodeEvents(parsed, table.span, table.place);
  expect([...table.span].map((span, at) => ({ span, event: events[at] }))).toEqual(expected);
  expect([...table.time]).toEqual(expected.map(({ event }) => event.time ?? NaN));
  expect([...table.isError].map(Boolean)).toEqual(expected.map(({ event }) => isErrorEvent(event)));
  return table.count;
}

const hostile = readdirSync(HOSTILE).filter((name) => name.endsWith('.json') && name !== 'manifest.json');

describe('the events of a trace', () => {
  it('are those of every span, in random traces of all formats', () => {
    for (const format of ['jaeger', 'otlp', 'zipkin'] as const) {
      let found = 0;
      for (let seed = 1; seed <= 20; seed++) {
        const bytes = randomTraceBytes({ spans: 60, format, seed, events: 0.5, errors: 0.1 });
        for (const parsed of parseBytes(bytes).traces) found += expectPlain(parsed);
      }
      expect(found).toBeGreaterThan(500);
    }
  });

  it.each(hostile)('are those of every span in %s', (name) => {
    for (const parsed of parseBytes(new Uint8Array(readFileSync(new URL(name, HOSTILE)))).traces) {
      expectPlain(parsed);
    }
  });

  it('are those of every span, whatever stands in their places', () => {
    const text = fc.constantFrom('exception', 'ERROR', 'error', 'event', 'level', 'exception.type', 'x', '');
    const odd = fc.oneof(text, fc.constant(null), fc.integer(), fc.constant({}), fc.constant([1]));
    const time = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(null, 'x', '7', {}, 1e300));
    const tag = fc.oneof(
      fc.record({ key: odd, type: fc.constantFrom('string', 'int64', 'binary', 5), value: odd }),
      fc.record({ key: odd, value: fc.record({ stringValue: text }) }),
      odd,
    );
    const list = fc.oneof(fc.array(tag, { maxLength: 4 }), odd);
    const entry = fc.oneof(
      fc.record(
        {
          timestamp: time,
          fields: list,
          timeUnixNano: time,
          name: odd,
          attributes: list,
          value: odd,
          endpoint: odd,
        },
        { requiredKeys: [] },
      ),
      odd,
    );
    const lists = fc.oneof(fc.array(entry, { maxLength: 6 }), odd);
    const escape = (json: string) => json.replaceAll('xce', '\\u0078ce').replaceAll('vel', 'v\\u0065l');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(lists, lists), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (spans, isEscaped) => {
          const jaeger = spans.map(([logs, again], at) => {
            const span = {
              traceID: 'a',
              spanID: String(at + 1),
              operationName: 'o',
              startTime: 5,
              duration: 9,
              logs,
            };
            // A member that stands there twice.
            return `${JSON.stringify(span).slice(0, -1)},"logs":${JSON.stringify(again)}}`;
          });
          const otlp = spans.map(([events], at) => ({
            traceId: 'a'.repeat(32),
            spanId: String(at + 1).padStart(16, '0'),
            name: 'o',
            startTimeUnixNano: '5',
            endTimeUnixNano: '9',
            events,
          }));
          const zipkin = spans.map(([annotations], at) => ({
            traceId: 'a',
            id: String(at + 1),
            timestamp: 5,
            duration: 9,
            annotations,
          }));
          const texts = [
            `{"data":[{"traceID":"a","spans":[${jaeger.join()}],"processes":{}}]}`,
            JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: otlp }] }] }),
            JSON.stringify(zipkin),
          ];
          for (const text of texts)
            for (const parsed of parseBytes(isEscaped ? escape(text) : text).traces) expectPlain(parsed);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are read in steps, also those of a single span', () => {
    const logs = Array.from({ length: 10_000 }, (_, at) => ({ timestamp: 10_000 - at, fields: [] }));
    const span = { traceID: 'a', spanID: '1', operationName: 'o', startTime: 1, duration: 1, logs };
    const [parsed] = parseBytes(
      JSON.stringify({ data: [{ traceID: 'a', spans: [span], processes: {} }] }),
    ).traces;
    if (parsed === undefined) throw new Error('no trace');
    const reading = readEvents(parsed);
    let steps = 0;
    let last = 0;
    for (let step = reading.next(); step.done !== true; step = reading.next()) {
      steps++;
      expect(step.value.bytes).toBeGreaterThanOrEqual(last);
      last = step.value.bytes;
    }
    expect(steps).toBeGreaterThan(30);
    expect(tableOf(parsed).count).toBe(10_000);
  });

  it('that are named wrongly are empty, and nothing throws', () => {
    const [parsed] = parseBytes(new Uint8Array(readFileSync(new URL('S42-logs-odd.json', HOSTILE)))).traces;
    if (parsed === undefined) throw new Error('no trace');
    const named = decodeEvents(parsed, Int32Array.of(0, -1, 99, 0), Uint32Array.of(1, 0, 5, 4e9));
    expect(named).toEqual(Array.from({ length: 4 }, () => ({ time: undefined, name: '', attributes: [] })));
  });
});
