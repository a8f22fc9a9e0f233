import { finishWork } from '../../../testing/finishWork';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace, chainTrace, fanTrace } from '../../../testing/arbitraryTrace';
import { traceFromPicture } from '../../../testing/drawTrace';
import { analyseTrace, callTree, calleesOf, callersOf, outermostFrames } from '../../analyse';
import { SpanFlag, SpanStatus, px, type Trace } from '../../model';
import { cellAt, flameCells } from './flameCells';
import type { FlameFrames } from './FlameFrames';
import { flameMeasures, frameWidths } from './frameWidths';
import { LaneIndex } from './LaneIndex';
import { packSpans } from './packSpans';
import { framesBelow, placeFrames, placeSandwich } from './placeFrames';

const unit = 1e6;

/** One line a lane, `letters` for each frame over its columns; upper case where the frame has an error. */
function draw(frames: FlameFrames, letterOf: (frame: number) => string, columns = 12): string[] {
  const lines = Array.from({ length: frames.laneCount }, () => Array.from({ length: columns }, () => ' '));
  for (const frame of frames.sequence) {
    const letter = letterOf(frame);
    const from = Math.round((frames.left[frame] ?? 0) / unit);
    const to = Math.max(from + 1, Math.round((frames.right[frame] ?? 0) / unit));
    const line = lines[frames.lane[frame] ?? 0] ?? [];
    for (let at = from; at < to; at++)
      line[at] = (frames.errors[frame] ?? 0) > 0 ? letter.toUpperCase() : letter;
  }
  return lines.map((line) => line.join('').trimEnd());
}

const trace = traceFromPicture(`
  a:root  [==========]
    b:x   [===       ]
      c:y [ ==       ]!
    d:z   [  ======  ]
    b:x   [       ===]
`);
const letterOfSpan = (of: Trace) => (span: number) => of.services[of.spans.service[span] ?? 0] ?? '?';

describe('packSpans', () => {
  it('gives each depth a lane, and more where calls run side by side', () => {
    expect(draw(finishWork(packSpans(trace)), letterOfSpan(trace))).toEqual([
      'aaaaaaaaaa',
      'bbb    bbb',
      ' CC',
      '  dddddd',
    ]);
  });

  it('draws no span off scale, and every other one', () => {
    fc.assert(
      fc.property(arbitraryTrace({ maxSpans: 80 }), (any) => {
        const frames = finishWork(packSpans(any));
        for (let i = 0; i < any.spans.count; i++) {
          const off = ((any.spans.flags[i] ?? 0) & SpanFlag.offScale) !== 0;
          expect((frames.lane[i] ?? 0) < 0).toBe(off);
          const parent = any.spans.parent[i] ?? -1;
          if (!off && parent >= 0) expect(frames.lane[i]).toBeGreaterThan(frames.lane[parent] ?? -1);
        }
        expectLanesInOrder(frames);
      }),
    );
  });

  it('bears a chain and a fan of 20 000', () => {
    expect(finishWork(packSpans(chainTrace(20_000))).laneCount).toBe(20_000);
    const fan = fanTrace(20_000);
    expectLanesInOrder(finishWork(packSpans(fan)));
  });
});

function expectLanesInOrder(frames: FlameFrames) {
  const index = finishWork(LaneIndex.of(frames));
  for (let lane = 0; lane < frames.laneCount; lane++) {
    for (let k = (index.laneStart[lane] ?? 0) + 1; k < (index.laneStart[lane + 1] ?? 0); k++) {
      const before = frames.right[index.order[k - 1] ?? 0] ?? 0;
      if ((frames.left[index.order[k] ?? 0] ?? 0) < before) throw new Error(`frames overlap in lane ${lane}`);
    }
  }
}

const merged = (of: Trace, measure: (typeof flameMeasures)[number]) => {
  const tree = finishWork(callTree(of, analyseTrace(of)));
  const width = frameWidths(tree, measure);
  return { tree, width, frames: finishWork(placeFrames(tree, width)) };
};

describe('placeFrames', () => {
  it('stands callers over callees, the widest first', () => {
    const { tree, frames } = merged(trace, 'total');
    const letter = (node: number) => trace.services[tree.service[node] ?? 0] ?? '';
    // b ran 6, d 6 and a 10: side by side they are 12.
    expect(draw(frames, letter)).toEqual(['aaaaaaaaaaaa', 'bbbbbbdddddd', 'CC']);
  });

  it('has the whole critical path at the top', () => {
    const { frames } = merged(trace, 'critical');
    expect(frames.extent).toBe(10 * unit);
  });

  it('keeps children inside their parents, by every measure', () => {
    fc.assert(
      fc.property(arbitraryTrace({ maxSpans: 60 }), fc.constantFrom(...flameMeasures), (any, measure) => {
        const { tree, width, frames } = merged(any, measure);
        const inner = new Float64Array(tree.count);
        for (let node = 0; node < tree.count; node++) {
          const parent = tree.parent[node] ?? -1;
          expect((frames.right[node] ?? 0) - (frames.left[node] ?? 0)).toBeCloseTo(width[node] ?? 0, 3);
          if (parent < 0) continue;
          inner[parent] = (inner[parent] ?? 0) + (width[node] ?? 0);
          expect(frames.left[node]).toBeGreaterThanOrEqual(frames.left[parent] ?? 0);
          expect(frames.right[node]).toBeLessThanOrEqual(frames.right[parent] ?? 0);
        }
        for (let node = 0; node < tree.count; node++) {
          expect(inner[node]).toBeLessThanOrEqual((width[node] ?? 0) + 1e-3);
          if (measure === 'total') expect(width[node]).toBeGreaterThanOrEqual(tree.total[node] ?? 0);
        }
        expectLanesInOrder(frames);
      }),
    );
  });

  it('leaves out what is above and beside a root', () => {
    const { tree, frames } = merged(trace, 'total');
    const below = finishWork(framesBelow(tree, frames, 1));
    const letter = (node: number) => trace.services[tree.service[node] ?? 0] ?? '';
    expect(draw(below, letter)).toEqual(['bbbbbb', 'CC']);
    expect(below.extent).toBe(6 * unit);
  });
});

describe('callersOf and calleesOf', () => {
  it('part each frame among its callers', () => {
    fc.assert(
      fc.property(arbitraryTrace({ maxSpans: 60 }), (any) => {
        const tree = finishWork(callTree(any, analyseTrace(any)));
        const { tree: up, width, cutPaths } = finishWork(callersOf(tree, tree.self));
        expect(cutPaths).toBe(0);
        const roots = width.reduce((sum, own, node) => sum + ((up.parent[node] ?? 0) < 0 ? own : 0), 0);
        expect(roots).toBeCloseTo(
          tree.self.reduce((sum, own) => sum + own, 0),
          3,
        );
        const spans = up.spanCount.reduce((sum, n, node) => sum + ((up.parent[node] ?? 0) < 0 ? n : 0), 0);
        expect(spans).toBe(any.spans.count);
        const errors = up.errorCount.reduce((sum, n, node) => sum + ((up.parent[node] ?? 0) < 0 ? n : 0), 0);
        expect(errors).toBe(tree.errorCount.reduce((sum, n) => sum + n, 0));
        expectLanesInOrder(finishWork(placeFrames(up, width)));
      }),
    );
  });

  it('say how many paths of a deep chain go on', () => {
    const chain = chainTrace(3000);
    const tree = finishWork(callTree(chain, analyseTrace(chain)));
    const { tree: up, cutPaths } = finishWork(
      callersOf(tree, tree.self, undefined, undefined, {
        levels: 10,
        steps: 1e6,
      }),
    );
    expect(up.depth.reduce((deepest, depth) => Math.max(deepest, depth), 0)).toBe(10);
    expect(cutPaths).toBe(3000 - 11);
  });

  it('stand callers above and callees below a picked frame, all as wide as it', () => {
    const sandwich = traceFromPicture(`
      a:root    [==========]
        b:one   [=====     ]
          c:x   [ ====     ]
            d:y [ ==       ]!
        c:x     [       == ]
    `);
    const tree = finishWork(callTree(sandwich, analyseTrace(sandwich)));
    const width = frameWidths(tree, 'total');
    const picked = sandwich.services.indexOf('c');
    const starts = outermostFrames(tree, picked, sandwich.names.indexOf('x'));
    const callees = finishWork(calleesOf(tree, width, starts));
    const callers = finishWork(callersOf(tree, width, starts));
    const frames = finishWork(placeSandwich(callers, callees));
    const letter = (frame: number) => {
      const service =
        frame < callees.tree.count
          ? callees.tree.service[frame]
          : callers.tree.service[frame - callees.tree.count + 1];
      return sandwich.services[service ?? 0] ?? '';
    };
    expect(frames.pickLane).toBe(2);
    expect(draw(frames, letter)).toEqual(['aaaa', 'bbbbaa', 'cccccc', 'DD']);
  });
});

describe('flameCells', () => {
  const drawings = fc.tuple(
    arbitraryTrace({ maxSpans: 80 }),
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 0, max: 900 }),
    fc.integer({ min: 1, max: 1100 }),
  );

  it('stands for every frame of the part on screen once, and loses no error, at every width', () => {
    fc.assert(
      fc.property(drawings, fc.boolean(), ([any, width, from, length], inTime) => {
        const frames = inTime ? finishWork(packSpans(any)) : merged(any, 'total').frames;
        const index = finishWork(LaneIndex.of(frames));
        const start = Math.min(from, frames.extent - 1);
        const end = start + length;
        const cells = flameCells(index, { start, end, width: px(width), from: 0, to: frames.laneCount });
        const expected = { frames: 0, errors: 0 };
        for (const frame of frames.sequence) {
          const [left = 0, right = 0] = [frames.left[frame], frames.right[frame]];
          const inside = left === right ? left >= start && left <= end : left < end && right > start;
          if (!inside) continue;
          expected.frames++;
          expected.errors += frames.errors[frame] ?? 0;
        }
        expect(cells.frames.reduce((sum, n) => sum + n, 0)).toBe(expected.frames);
        expect(cells.errors.reduce((sum, n) => sum + n, 0)).toBe(expected.errors);
        for (let cell = 0; cell < cells.count; cell++) {
          expect(cells.left[cell]).toBeGreaterThanOrEqual(0);
          expect(cells.right[cell]).toBeGreaterThan(cells.left[cell] ?? 0);
          expect(cells.right[cell]).toBeLessThanOrEqual(width + 1e-9);
          expect(cells.covered[cell]).toBeLessThanOrEqual(1);
          const middle = ((cells.left[cell] ?? 0) + (cells.right[cell] ?? 0)) / 2;
          const under = cellAt(cells, cells.lane[cell] ?? 0, middle, 0) ?? -1;
          // The last px of a lane may be shared.
          if (middle < width - 1) expect(under).toBe(cell);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('paints no error away, and names the longest of those summarised', () => {
    fc.assert(
      fc.property(drawings, ([any, width, from, length]) => {
        const frames = finishWork(packSpans(any));
        const index = finishWork(LaneIndex.of(frames));
        const start = Math.min(from, frames.extent - 1);
        const cells = flameCells(index, {
          start,
          end: start + length,
          width: px(width),
          from: 0,
          to: frames.laneCount,
        });
        const lengthOf = (frame: number) => (frames.right[frame] ?? 0) - (frames.left[frame] ?? 0);
        for (let cell = 0; cell < cells.count; cell++) {
          const place = cells.place[cell] ?? 0;
          let longest = -1;
          for (let at = place; at < place + (cells.frames[cell] ?? 0); at++)
            longest = Math.max(longest, lengthOf(index.order[at] ?? 0));
          expect(lengthOf(cells.frame[cell] ?? 0)).toBe(longest);
          if ((cells.errors[cell] ?? 0) === 0) continue;
          // The notch of an error is at the left of its cell, and later cells of the lane are painted over it.
          const next = cells.lane[cell + 1] === cells.lane[cell] ? (cells.left[cell + 1] ?? 0) : width;
          expect(next - (cells.left[cell] ?? 0)).toBeGreaterThanOrEqual(Math.min(1, width) - 1e-9);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is a bounded number of cells for 20 000 frames, with the longest in sight', () => {
    const fan = fanTrace(20_000);
    const frames = finishWork(packSpans(fan));
    const index = finishWork(LaneIndex.of(frames));
    const question = { start: 0, end: frames.extent, width: px(100), from: 0, to: frames.laneCount };
    const cells = flameCells(index, question);
    expect(cells.count).toBeLessThanOrEqual(51 * frames.laneCount);
    for (let cell = 0; cell < cells.count; cell += 97) {
      const lane = cells.lane[cell] ?? 0;
      const start = index.placeOf[cells.frame[cell] ?? 0] ?? 0;
      expect(frames.lane[index.order[start] ?? 0]).toBe(lane);
    }
    const failed = fan.spans.status.indexOf(SpanStatus.error);
    const cell = cells.errors.findIndex((errors) => errors > 0);
    expect(cells.lane[cell]).toBe(frames.lane[failed]);
  });
});

describe('LaneIndex', () => {
  it('finds neighbours, and the longest frame across a stretch', () => {
    const frames = finishWork(packSpans(trace));
    const index = finishWork(LaneIndex.of(frames));
    expect(index.beside(1, 1)).toBe(4);
    expect(index.beside(4, 1)).toBeUndefined();
    expect(index.beside(4, -1)).toBe(1);
    expect(index.longestAcross(1, 0, 10 * unit)).toBe(1);
    expect(index.longestAcross(1, 6 * unit, 10 * unit)).toBe(4);
    expect(index.longestAcross(9, 0, 1)).toBeUndefined();
  });
});
