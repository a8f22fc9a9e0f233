import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace } from '../../testing/arbitraryTrace';
import { traceFromPicture } from '../../testing/drawTrace';
import { nameOf, spanIndex, type Trace } from '../model';
import { analyseTrace } from './analyseTrace';
import { noteFindings, problemFindings, type Finding } from './findings';

const healthOf = (trace: Trace) => {
  const { problems, count } = problemFindings(trace);
  return { problems, problemCount: count, notes: noteFindings(trace, analyseTrace(trace)) };
};
const named = (trace: Trace, { spans }: Finding) => [...spans].map((i) => nameOf(trace, spanIndex(i)));

describe('the health of a trace’s data', () => {
  it('is good where nothing is odd', () => {
    const trace = traceFromPicture(`
      A:root [====]
        B:in [ == ]
    `);
    expect(healthOf(trace)).toEqual({ problems: [], notes: [], problemCount: 0 });
  });

  it('lacks a root where every span at the top names a parent that is not there', () => {
    const trace = traceFromPicture(`
      A:one [==  ]?
      B:two [  ==]?
    `);
    const { problems, problemCount } = healthOf(trace);
    expect(problems.map(({ kind }) => kind)).toEqual(['missing-root']);
    expect(problemCount).toBe(1);
  });

  it('counts the cases that the parser found', () => {
    const trace = traceFromPicture('A:root [==]');
    const problem = { code: 'duplicate-span', spans: new Int32Array(), count: 7, detail: 'seven' } as const;
    expect(healthOf({ ...trace, problems: [problem] })).toMatchObject({
      problemCount: 7,
      problems: [{ kind: 'duplicate-span', detail: 'seven' }],
    });
  });

  it('names spans without duration, and what the critical path does not look at', () => {
    const trace = traceFromPicture(`
      A:root      [====  ]
        A:instant [ |    ]
        B:after   [   ===]~
          B:below [   =  ]
      C:orphan    [  ==  ]?
    `);
    const { problems, notes } = healthOf(trace);
    expect(problems).toEqual([]);
    expect(notes.map(({ kind }) => kind)).toEqual(['zero-duration', 'critical-path']);
    expect(notes.map((note) => named(trace, note))).toEqual([['instant'], ['after', 'orphan']]);
    const [, path] = notes;
    expect(path?.kind === 'critical-path' && path.why.leftOut).toMatchObject({ followed: 2, elsewhere: 1 });
  });

  it('leaves out of the path whole subtrees, each once, as many spans as it says', () => {
    fc.assert(
      fc.property(arbitraryTrace(), (trace) => {
        const note = healthOf(trace).notes.find(({ kind }) => kind === 'critical-path');
        let last = -1;
        let below = 0;
        for (const top of note?.spans ?? []) {
          expect(top).toBeGreaterThanOrEqual(last);
          last = trace.spans.subtreeEnd[top] ?? 0;
          below += last - top;
        }
        expect(below).toBe(note?.count ?? 0);
      }),
    );
  });
});
