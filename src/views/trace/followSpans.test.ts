import { finishWork } from '../../testing/finishWork';
import { describe, expect, it } from 'vitest';
import { nameOf, spanIndex, spanPlaces, type SpanIndex, type Trace } from '../../core';
import { notePlaces } from '../../state/session/spanPlaces';
import { buildTrace, type SpanDraft } from '../../testing/buildTrace';
import { listThatStays, nearSpan, sameSpan, spansThatStay } from './followSpans';

const draft = (name: string, start: number, parent = 0): SpanDraft => ({
  parent,
  service: 'A',
  name,
  start,
  end: start + 10,
});
const root = draft('root', 0, -1);
const named = (trace: Trace, name: string): SpanIndex => {
  for (let i = 0; i < trace.spans.count; i++) if (nameOf(trace, spanIndex(i)) === name) return spanIndex(i);
  throw new Error(`no span ${name}`);
};

describe('spans that are held while a trace grows', () => {
  const before = buildTrace([root, draft('b', 20), draft('c', 30)]);
  // The new span starts earlier, so that all behind it move up.
  const after = buildTrace([root, draft('b', 20), draft('c', 30), draft('new', 5)]);

  notePlaces(before, after, finishWork(spanPlaces(before, after)));
  notePlaces(after, before, finishWork(spanPlaces(after, before)));

  it('are found again at their new place', () => {
    expect(named(after, 'c')).not.toBe(named(before, 'c'));
    expect(sameSpan(named(before, 'c'), before, after)).toBe(named(after, 'c'));
    expect(nearSpan(named(before, 'c'), before, after)).toBe(named(after, 'c'));
    const held = new Map([[named(before, 'b'), 'height of b']]);
    expect([...spansThatStay(held, before, after)]).toEqual([[named(after, 'b'), 'height of b']]);
    expect([...listThatStays(Int32Array.of(2, 0), before, after)]).toEqual([0, named(after, 'c')]);
  });

  it('are let go where they are gone, or give way to the one before', () => {
    expect(sameSpan(named(after, 'new'), after, before)).toBeUndefined();
    expect(nearSpan(named(after, 'new'), after, before)).toBe(0);
    expect(spansThatStay(new Map([[named(after, 'new'), 1]]), after, before).size).toBe(0);
    expect(listThatStays(Int32Array.of(named(after, 'new')), after, before)).toHaveLength(0);
    // Nobody has compared these: nothing stays, but there is still a first span.
    const other = buildTrace([root]);
    expect(nearSpan(spanIndex(2), other, before)).toBe(0);
    expect(sameSpan(spanIndex(0), other, before)).toBeUndefined();
  });
});
