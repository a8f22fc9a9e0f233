import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace, chainTrace, fanTrace } from '../../testing/arbitraryTrace';
import { buildTrace } from '../../testing/buildTrace';
import { traceFromPicture } from '../../testing/drawTrace';
import { NO_SPAN, SpanKind, nameOf, type Trace } from '../model';
import { analyseTrace } from './analyseTrace';
import { whySlow, type SlowKey } from './whySlow';

const MS = 1e6;

/** Each part as "who time spans", with / where spans of it ran at the same time. */
const partsOf = (trace: Trace, key: SlowKey = 'service'): string[] =>
  whySlow(trace, analyseTrace(trace), key).parts.map(({ kind, service, name, time, spanCount, serial }) => {
    const who =
      kind === 'held' ? [trace.services[service], ...(name < 0 ? [] : [trace.names[name]])].join(':') : kind;
    return `${who} ${String(time / MS)} in ${String(spanCount)}${serial ? '' : '/'}`;
  });

describe('why a trace is slow', () => {
  it('is said by who held the critical path, the largest part first', () => {
    const trace = traceFromPicture(`
      A:order      [============]
        B:pay      [ ====       ]
          D:SELECT [  ==        ]
        B:ship     [     =====  ]
          D:SELECT [      =     ]
          D:SELECT [       ==   ]
    `);
    expect(partsOf(trace)).toEqual(['D 5 in 3', 'B 4 in 2', 'A 3 in 1']);
    expect(partsOf(trace, 'operation')).toEqual([
      'D:SELECT 5 in 3',
      'A:order 3 in 1',
      'B:pay 2 in 1',
      'B:ship 2 in 1',
    ]);
  });

  it('tells serial spans from those that ran at the same time', () => {
    expect(
      partsOf(
        traceFromPicture(`
          A:order [==========]
            B:one [=====     ]
            B:two [   ====== ]
              B:in [   =      ]
        `),
      ),
    ).toEqual(['B 6 in 2/', 'A 4 in 1']);
  });

  it('calls it waiting where a client has asked and its callee has not begun or has ended', () => {
    const span = (parent: number, service: string, kind: number, start: number, end: number) => ({
      parent,
      service,
      name: 'call',
      kind,
      start: start * MS,
      end: end * MS,
    });
    const trace = buildTrace([
      span(-1, 'A', SpanKind.server, 0, 20),
      span(0, 'A', SpanKind.client, 2, 12),
      span(1, 'B', SpanKind.server, 5, 11),
      // A client of something that records nothing holds the path itself.
      span(0, 'A', SpanKind.client, 13, 18),
    ]);
    expect(partsOf(trace)).toEqual(['A 10 in 2/', 'B 6 in 1', 'waiting 4 in 1']);
  });

  it('says what it does not know, and which spans were left out', () => {
    const trace = traceFromPicture(`
      A:order   [======      ]
        B:call  [ ==         ]
        B:async [   ==       ]~
          B:in  [    =       ]
      C:lost    [    ====    ]?
      D:late    [         ===]
      E:far     [  ==        ]^
    `);
    expect(partsOf(trace)).toEqual(['A 4 in 1', 'B 2 in 1', 'unknown 6 in 0']);
    expect(whySlow(trace, analyseTrace(trace), 'service').leftOut).toEqual({
      followed: 2,
      elsewhere: 2,
      offScale: 1,
      overlap: 3 * MS,
    });
  });

  it('has an answer for every trace: the parts add up to its duration', () => {
    fc.assert(
      fc.property(arbitraryTrace(), fc.constantFrom<SlowKey>('service', 'operation'), (trace, key) => {
        const { total, parts, leftOut } = whySlow(trace, analyseTrace(trace), key);
        expect(total).toBe(trace.duration);
        expect(parts.reduce((sum, part) => sum + part.time, 0)).toBe(trace.duration);
        for (const part of parts) {
          expect(part.time).toBeGreaterThan(0);
          if (part.kind === 'unknown') continue;
          expect(part.largest).not.toBe(NO_SPAN);
          if (part.name >= 0) expect(nameOf(trace, part.largest)).toBe(trace.names[part.name]);
        }
        expect(leftOut.overlap).toBeLessThanOrEqual(trace.duration);
      }),
    );
    expect(partsOf(buildTrace([]))).toEqual([]);
  });

  it('is found in deep chains and wide fans', () => {
    for (const trace of [chainTrace(100_000), fanTrace(100_000)]) {
      const { parts } = whySlow(trace, analyseTrace(trace), 'operation');
      expect(parts.reduce((sum, part) => sum + part.time, 0)).toBe(trace.duration);
    }
  });
});
