import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace } from '../../testing/arbitraryTrace';
import { buildTrace, type SpanDraft } from '../../testing/buildTrace';
import { nameOf, spanIndex, type Trace } from '../model';
import { compareSpans, isSameTrace } from './compareSpans';

const draft = (name: string, start: number, end: number, parent = 0): SpanDraft => ({
  parent,
  service: 'A',
  name,
  start,
  end,
});
const root = draft('root', 0, 100, -1);
const namesOf = (trace: Trace, spans: Int32Array) => [...spans].map((i) => nameOf(trace, spanIndex(i)));

describe('two states of a trace', () => {
  it('differ by the spans that came', () => {
    const before = buildTrace([root, draft('late', 60, 70)]);
    // Ids count the drafts: what came later has a later id, but stands before.
    const after = buildTrace([root, draft('late', 60, 70), draft('new', 10, 20)]);
    const changes = compareSpans(before, after);
    expect(namesOf(after, changes.added)).toEqual(['new']);
    expect(changes).toMatchObject({ removed: 0, moved: new Int32Array() });
    expect(compareSpans(after, before)).toMatchObject({ added: new Int32Array(), removed: 1 });
  });

  it('differ by the spans that stand at another time', () => {
    const before = buildTrace([root, draft('skewed', 10, 20), draft('still', 5, 30)]);
    const after = buildTrace([root, draft('skewed', 40, 50), draft('still', 5, 30)]);
    const changes = compareSpans(before, after);
    expect(namesOf(after, changes.moved)).toEqual(['skewed']);
    expect([...changes.movedBy]).toEqual([30]);
  });

  it('are compared in absolute time', () => {
    const before = buildTrace([root]);
    const later = { ...before, startEpoch: before.startEpoch + 7n };
    expect([...compareSpans(before, later).movedBy]).toEqual([7]);
  });

  it('are the same when nothing was changed, whatever ids are shared', () => {
    fc.assert(
      fc.property(arbitraryTrace(), fc.integer({ min: 1, max: 3 }), (trace, ids) => {
        const idLow = trace.spans.idLow.map((id) => id % ids);
        const shared: Trace = { ...trace, spans: { ...trace.spans, idLow }, oddIds: new Map([[0, 'odd']]) };
        const none = new Int32Array();
        expect(compareSpans(shared, shared)).toMatchObject({ added: none, removed: 0, moved: none });
        expect(isSameTrace(shared, { ...shared })).toBe(true);
        const renamed = { ...shared, names: [...shared.names.slice(1), 'another'] };
        expect(isSameTrace(shared, renamed)).toBe(false);
        const ends = shared.spans.end.map((end, at) => (at === 0 ? end + 1 : end));
        expect(isSameTrace(shared, { ...shared, spans: { ...shared.spans, end: ends } })).toBe(false);
      }),
    );
  });
});
