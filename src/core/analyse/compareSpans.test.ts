import { finishWork } from '../../testing/finishWork';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace } from '../../testing/arbitraryTrace';
import { buildTrace, type SpanDraft } from '../../testing/buildTrace';
import { nameOf, spanIndex, type Trace } from '../model';
import { compareSpans, isSameTrace, spanPlaces } from './compareSpans';

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
    const changes = finishWork(compareSpans(before, after));
    expect(namesOf(after, changes.added)).toEqual(['new']);
    expect(changes).toMatchObject({ removed: 0, moved: new Int32Array() });
    expect(finishWork(compareSpans(after, before))).toMatchObject({ added: new Int32Array(), removed: 1 });
  });

  it('differ by the spans that stand at another time', () => {
    const before = buildTrace([root, draft('skewed', 10, 20), draft('still', 5, 30)]);
    const after = buildTrace([root, draft('skewed', 40, 50), draft('still', 5, 30)]);
    const changes = finishWork(compareSpans(before, after));
    expect(namesOf(after, changes.moved)).toEqual(['skewed']);
    expect([...changes.movedBy]).toEqual([30]);
  });

  it('are compared in absolute time', () => {
    const before = buildTrace([root]);
    const later = { ...before, startEpoch: before.startEpoch + 7n };
    expect([...finishWork(compareSpans(before, later)).movedBy]).toEqual([7]);
  });

  it('differ by the spans that say something else of themselves', () => {
    const before = buildTrace([root, draft('a', 10, 20), draft('b', 30, 40), draft('c', 50, 60)]);
    const after = buildTrace([
      root,
      draft('0', 1, 2),
      draft('b', 30, 45),
      { ...draft('c', 50, 60), error: true },
      draft('later', 70, 80),
    ]);
    const changes = finishWork(compareSpans(before, after));
    expect(namesOf(after, changes.changed)).toEqual(['0', 'b', 'c']);
    expect(namesOf(after, changes.added)).toEqual(['later']);
    expect(namesOf(after, changes.moved)).toEqual(['0', 'b']);
  });

  it('have every span that stays at the place that is told, whatever came and went', () => {
    const drafts = fc.array(
      fc.record({ start: fc.nat(50), length: fc.nat(50), above: fc.nat(), late: fc.boolean() }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(drafts, (seeds) => {
        const all = seeds.map(({ start, length, above }, at) => ({
          ...draft(`span ${at}`, start, start + length, at === 0 ? -1 : above % at),
        }));
        const grown = buildTrace(all);
        // What came first: the spans that are not late, below the nearest one above that is there. Ids count drafts: give them theirs.
        const early = seeds.map((seed, at) => (seed.late && at > 0 ? -1 : at)).filter((at) => at >= 0);
        const placeOf = new Map(early.map((at, place) => [at, place]));
        const first = buildTrace(
          early.map((at) => {
            let above = all[at]?.parent ?? -1;
            while (above >= 0 && !placeOf.has(above)) above = all[above]?.parent ?? -1;
            return { ...draft('', 0, 0), ...all[at], parent: placeOf.get(above) ?? -1 };
          }),
        );
        const idLow = first.spans.idLow.map((id) => (early[id - 1] ?? 0) + 1);
        const before: Trace = { ...first, spans: { ...first.spans, idLow } };
        const forth = finishWork(spanPlaces(before, grown));
        const back = finishWork(spanPlaces(grown, before));
        forth.forEach((to, from) => {
          expect(nameOf(grown, spanIndex(to))).toBe(nameOf(before, spanIndex(from)));
          expect(back[to]).toBe(from);
        });
        const { added, removed } = finishWork(compareSpans(before, grown));
        expect(removed).toBe(0);
        expect(namesOf(grown, added).sort()).toEqual(
          seeds.flatMap(({ late }, at) => (late && at > 0 ? [`span ${at}`] : [])).sort(),
        );
      }),
    );
  });

  it('are the same when nothing was changed, whatever ids are shared', () => {
    fc.assert(
      fc.property(arbitraryTrace(), fc.integer({ min: 1, max: 3 }), (trace, ids) => {
        const idLow = trace.spans.idLow.map((id) => id % ids);
        const shared: Trace = { ...trace, spans: { ...trace.spans, idLow }, oddIds: new Map([[0, 'odd']]) };
        const none = new Int32Array();
        expect(finishWork(compareSpans(shared, shared))).toMatchObject({
          added: none,
          removed: 0,
          moved: none,
          changed: none,
        });
        expect(isSameTrace(shared, { ...shared })).toBe(true);
        const renamed = { ...shared, names: [...shared.names.slice(1), 'another'] };
        expect(isSameTrace(shared, renamed)).toBe(false);
        const ends = shared.spans.end.map((end, at) => (at === 0 ? end + 1 : end));
        expect(isSameTrace(shared, { ...shared, spans: { ...shared.spans, end: ends } })).toBe(false);
      }),
    );
  });
});
