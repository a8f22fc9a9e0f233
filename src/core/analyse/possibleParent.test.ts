import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace } from '../../testing/arbitraryTrace';
import { traceFromPicture } from '../../testing/drawTrace';
import { NO_SPAN, SpanKind, nameOf, spanIndex, type SpanIndex, type Trace } from '../model';
import { possibleParent } from './possibleParent';

const named = (trace: Trace, name: string): SpanIndex => {
  for (let i = 0; i < trace.spans.count; i++) if (nameOf(trace, spanIndex(i)) === name) return spanIndex(i);
  throw new Error(`no span ${name}`);
};

describe('where spans without their parent may hang', () => {
  const trace = traceFromPicture(`
    A:root    [==========]
      A:call  [  ======  ]
      A:short [   ====   ]
    B:orphan  [    ==    ]?
      B:below [    ==    ]
    B:alone   [          ===]?
  `);

  it('is under the shortest span around them, and never under themselves', () => {
    expect(nameOf(trace, possibleParent(trace.spans, [named(trace, 'orphan')]))).toBe('short');
    expect(possibleParent(trace.spans, [named(trace, 'alone')])).toBe(NO_SPAN);
    expect(possibleParent(trace.spans, [named(trace, 'orphan'), named(trace, 'alone')])).toBe(NO_SPAN);
  });

  it('is under a call of which nothing is there, before all others', () => {
    const kind = trace.spans.kind.slice();
    kind[named(trace, 'call')] = SpanKind.client;
    const spans = { ...trace.spans, kind };
    expect(nameOf(trace, possibleParent(spans, [named(trace, 'orphan')]))).toBe('call');
  });

  it('encloses them, whatever the trace', () => {
    fc.assert(
      fc.property(arbitraryTrace(), fc.nat(), ({ spans }, at) => {
        const orphan = spanIndex(at % spans.count);
        const found = possibleParent(spans, [orphan]);
        if (found === NO_SPAN) return;
        expect(spans.start[found]).toBeLessThanOrEqual(spans.start[orphan] ?? 0);
        expect(spans.end[found]).toBeGreaterThanOrEqual(spans.end[orphan] ?? 0);
        expect(found < orphan || found >= (spans.subtreeEnd[orphan] ?? 0)).toBe(true);
      }),
    );
  });
});
