import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFolded, setFolded, spanIndex, OPEN_FOLDS, foldBelow, foldAll, type Trace } from '../../core';
import { buildTrace } from '../../testing/buildTrace';
import { foldsFromAddress, foldsToAddress } from './foldsInAddress';
import { referenceTo, resolveReference, resolveReferences } from './spanReference';

/** A chain of spans with these ids; a text that is no hexadecimal number becomes an odd id. */
function traceOf(ids: readonly (number | string)[]): Trace {
  const drafts = ids.map((_, at) => ({
    parent: at - 1,
    service: 's',
    name: 'n',
    start: at,
    end: ids.length + 1,
  }));
  const shared = new Set(ids).size < ids.length;
  const problem = { code: 'duplicate-id' as const, spans: new Int32Array(0), count: 1, detail: '' };
  const trace = buildTrace(drafts, shared ? [problem] : []);
  const oddIds = new Map<number, string>();
  ids.forEach((id, at) => {
    trace.spans.idHigh[at] = 0;
    trace.spans.idLow[at] = typeof id === 'number' ? id : 0;
    if (typeof id === 'string') oddIds.set(at, id);
  });
  return { ...trace, oddIds };
}

const anyId = fc.oneof(
  fc.integer({ min: 0, max: 5 }),
  fc.constantFrom('odd', 'odd~1', 'a.b', '%2e', 'ünusual'),
);

describe('references', () => {
  it('name the id, and its turn where the id is shared', () => {
    const trace = traceOf([1, 2, 1, 1]);
    expect([0, 1, 2, 3].map((span) => referenceTo(trace, spanIndex(span)))).toEqual([
      '0000000000000001',
      '0000000000000002',
      '0000000000000001~1',
      '0000000000000001~2',
    ]);
  });

  it('are read in any case and without leading zeros', () => {
    const trace = traceOf([0xabc]);
    expect(resolveReference(trace, 'ABC')).toBe(0);
    expect(resolveReference(trace, '0000000000000abc')).toBe(0);
  });

  it('to spans that are not there lead nowhere', () => {
    expect(resolveReferences(traceOf([1, 2]), ['3', '1~1', '', 'odd', '1'])).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      0,
    ]);
    expect(resolveReference(traceOf([1]), undefined)).toBeUndefined();
  });

  it('lead back to the span that they were made for, whatever the ids are', () => {
    fc.assert(
      fc.property(fc.array(anyId, { minLength: 1, maxLength: 12 }), (ids) => {
        const trace = traceOf(ids);
        const spans = ids.map((_, at) => spanIndex(at));
        const references = spans.map((span) => referenceTo(trace, span));
        expect(resolveReferences(trace, references)).toEqual(spans);
      }),
    );
  });
});

describe('folds in an address', () => {
  it('come back as they went', () => {
    const presets = fc.oneof(
      fc.constant(OPEN_FOLDS),
      fc.constant(foldAll()),
      fc.integer({ min: 1, max: 4 }).map((level) => foldBelow(level)),
    );
    fc.assert(
      fc.property(presets, fc.array(fc.nat(8)), fc.boolean(), (preset, nodes, folded) => {
        const trace = traceOf([1, 2, 1, 4, 'odd', 6, 7, 8, 9]);
        const folds = nodes.reduce((all, node) => setFolded(trace.spans, all, node, folded), preset);
        const back = foldsFromAddress(trace, foldsToAddress(trace, folds));
        for (let i = 0; i < trace.spans.count; i++) {
          expect(isFolded(trace.spans, back, i)).toBe(isFolded(trace.spans, folds, i));
        }
      }),
    );
  });
});
