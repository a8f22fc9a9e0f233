import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layerServices, spreadServices, type CallNumbers } from '../../core';
import type { Measure } from '../../state/url/system/tracedParts';
import { callsDrawn, drawCalls } from '../../testing/drawCalls';
import { finishWork } from '../../testing/finishWork';
import { boxHeight, boxWidth } from './graph/boxSize';
import { distanceToEdge, edgeLines } from './graph/edgeLines';
import { fitted, revealed, spotAt, zoomed, type GraphScene } from './graph/GraphScene';
import { sceneLooks } from './graph/sceneLooks';
import { listOrder } from './list/listOrder';
import { neighbourNames } from './list/neighbourNames';
import { moveInMatrix } from './matrix/moveInMatrix';
import { edgeNumber, levelWords, measured, numbersWords, sizesOf, tonesOf } from './measures';
import { edgeBetween, neighboursOf } from './neighbours';
import { shareWords } from './words';

const graph = drawCalls(`
  A → B 10
  A → E 30
  B → C 5
  B → D 8
  C → A 1
`);
const part = {
  graph,
  nodes: Int32Array.from(graph.names.keys()),
  edges: Int32Array.from(graph.calls.keys()),
};

function sceneOf(layout: 'layers' | 'forces'): GraphScene {
  const { from, to, names } = graph;
  const question = { nodeCount: names.length, from, to, width: boxWidth, height: boxHeight };
  const places = finishWork(layout === 'layers' ? layerServices(question) : spreadServices(question));
  return {
    part,
    layout,
    places,
    lines: edgeLines(graph, places, layout),
    names,
    ...sceneLooks(graph, part, { size: 'calls', colour: 'none', numbers: undefined }),
    found: undefined,
    picked: undefined,
    focused: undefined,
  };
}

describe('neighbours', () => {
  it('come with most calls first', () => {
    const { callers, callees } = neighboursOf(graph, 0);
    expect(callees.map(({ node, calls }) => `${graph.names[node] ?? ''} ${String(calls)}`)).toEqual([
      'E 30',
      'B 10',
    ]);
    expect(callers.map(({ node }) => graph.names[node])).toEqual(['C']);
    expect(neighbourNames(graph)(0)).toEqual({ callers: 'C 1', callees: 'E 30, B 10' });
    expect(neighbourNames(graph)(3)).toEqual({ callers: 'B 8', callees: '–' });
  });

  it('are found by their pair', () => {
    for (let from = 0; from < 5; from++)
      for (let to = 0; to < 5; to++) {
        const edge = edgeBetween(graph, from, to);
        const drawn = callsDrawn(graph).findIndex((line) =>
          line.startsWith(`${graph.names[from] ?? ''} → ${graph.names[to] ?? ''} `),
        );
        expect(edge).toBe(drawn);
      }
    expect(shareWords(graph, 0)).toBe('25 % of the calls that A makes, all of those that B gets');
  });
});

describe('the list', () => {
  const names = (column: string, descending: boolean, found?: Uint8Array) =>
    Array.from(listOrder(part, graph, column, descending, found), (place) => graph.names[place]).join('');
  it('is ordered by name and numbers, equal ones by name', () => {
    expect(names('name', false)).toBe('ABCDE');
    expect(names('name', true)).toBe('EDCBA');
    expect(names('received', true)).toBe('EBDCA');
    expect(names('made', true)).toBe('ABCDE');
    expect(names('own', false)).toBe('ABCDE');
    expect(names('made', false, Uint8Array.of(0, 1, 0, 1, 1))).toBe('DEB');
    // Nothing is known of errors: by name.
    expect(names('errors', true)).toBe('ABCDE');
  });
});

describe('levels of colour', () => {
  it('are named as they are given: as many names as levels, each bound in the words of its level', () => {
    const levels = Array.from(tonesOf('errors', Float64Array.of(0, 0.01, 0.02, 0.1)));
    expect(levels.map((level) => levelWords('errors')[level])).toEqual([
      'none',
      'some',
      'from 2 %',
      'from 10 %',
    ]);
    const shares = Array.from(tonesOf('latency', Float64Array.of(4, 5, 20, 50, 100)));
    expect(shares.map((level) => levelWords('latency')[level])).toEqual([
      'little',
      'from 5 % of the most',
      'from 20 %',
      'from 50 %',
      'from 50 %',
    ]);
  });
});

describe('the picture', () => {
  it.each(['layers', 'forces'] as const)('draws every edge from border to border: %s', (layout) => {
    const { lines, places } = sceneOf(layout);
    const onBorder = (node: number, x: number, y: number) =>
      Math.max(
        Math.abs(x - (places.x[node] ?? 0)) / (boxWidth / 2),
        Math.abs(y - (places.y[node] ?? 0)) / (boxHeight / 2),
      );
    graph.calls.forEach((_, edge) => {
      const [first, last] = [2 * (lines.start[edge] ?? 0), 2 * (lines.start[edge + 1] ?? 0) - 2];
      const [x = 0, y = 0, endX = 0, endY = 0] = [first, first + 1, last, last + 1].map(
        (at) => lines.points[at],
      );
      expect(onBorder(graph.from[edge] ?? 0, x, y)).toBeCloseTo(1, 6);
      expect(onBorder(graph.to[edge] ?? 0, endX, endY)).toBeCloseTo(1, 6);
      expect(distanceToEdge(lines, edge, x, y, 1)).toBeCloseTo(0, 6);
      expect(distanceToEdge(lines, edge, -1e6, y, 1)).toBe(Infinity);
    });
  });

  it('finds the box, else the line, that lies at a point', () => {
    const scene = sceneOf('layers');
    const view = fitted(scene.places, 1000, 600);
    const at = (x: number, y: number) =>
      spotAt(scene, view, (x - view.x) * view.scale, (y - view.y) * view.scale);
    graph.names.forEach((_, node) => {
      expect(at(scene.places.x[node] ?? 0, scene.places.y[node] ?? 0)).toEqual({ kind: 'node', at: node });
    });
    expect(at(-500, -500)).toBeUndefined();
    const start = 2 * (scene.lines.start[3] ?? 0);
    const [x = 0, y = 0] = [scene.lines.points[start + 2], scene.lines.points[start + 3]];
    expect(at(x, y)?.kind).toBe('edge');
  });

  it('shows all of it, zooms at a point and brings a box on screen', () => {
    const { places } = sceneOf('layers');
    const size = fc.integer({ min: 300, max: 3000 });
    fc.assert(
      fc.property(
        size,
        size,
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        fc.nat(4),
        (width, height, by, node) => {
          const all = fitted(places, width, height);
          const screen = (x: number, y: number, view = all) => [
            (x - view.x) * view.scale,
            (y - view.y) * view.scale,
          ];
          places.x.forEach((x, each) => {
            const [left = 0, top = 0] = screen(x - boxWidth / 2, (places.y[each] ?? 0) - boxHeight / 2);
            expect(Math.min(left, top)).toBeGreaterThan(0);
          });
          const closer = zoomed(all, by, 10, 20);
          const fixed = [all.x + 10 / all.scale, all.y + 20 / all.scale] as const;
          const [x = 0, y = 0] = screen(...fixed, closer);
          expect(x).toBeCloseTo(10, 4);
          expect(y).toBeCloseTo(20, 4);
          const [inX = 0, inY = 0] = screen(
            places.x[node] ?? 0,
            places.y[node] ?? 0,
            revealed(closer, places, node, width, height),
          );
          expect(inX).toBeGreaterThanOrEqual(0);
          expect(inX).toBeLessThanOrEqual(width);
          expect(inY).toBeGreaterThanOrEqual(0);
          expect(inY).toBeLessThanOrEqual(height);
        },
      ),
    );
  });
});

describe('moveInMatrix', () => {
  const called = new Set(['0 3', '2 3', '2 0']);
  const move = (key: string, ctrlKey: boolean, row: number, column: number) => {
    const to = moveInMatrix({ key, ctrlKey, shiftKey: false }, 4, { row, column }, 2, (cell) =>
      called.has(`${String(cell.row)} ${String(cell.column)}`),
    );
    return to && `${String(to.row)} ${String(to.column)}`;
  };
  it.each([
    ['ArrowRight', false, 0, 0, '0 1'],
    ['ArrowRight', true, 0, 0, '0 3'],
    ['ArrowDown', true, 0, 3, '2 3'],
    ['ArrowLeft', true, 2, 3, '2 0'],
    ['ArrowUp', true, 2, 3, '0 3'],
    ['ArrowUp', true, 0, 3, undefined],
    ['ArrowUp', false, 0, 3, '0 3'],
    ['End', true, 0, 0, '3 3'],
    ['x', false, 0, 0, undefined],
  ])('%s (Ctrl %s) from %d %d to %s', (key, ctrlKey, row, column, to) => {
    expect(move(key, ctrlKey, row, column)).toBe(to);
  });
});

describe('what sizes and colours tell', () => {
  const numbers: CallNumbers = {
    calls: Float64Array.of(100, 100, 100, 100, 0),
    errors: Float64Array.of(0, 1, 5, 50, 0),
    p50: Float64Array.of(1e6, 1e6, 2e6, 3e6, NaN),
    p95: Float64Array.of(1e6, 6e6, 30e6, 100e6, NaN),
    slowest: [],
    failing: [],
  };
  const values = (measure: Measure) =>
    Float64Array.from([0, 1, 2, 3, 4], (at) => measured(measure, at, numbers, []));

  it('is the share of errors as it is, and times by their share of the greatest', () => {
    expect([...tonesOf('errors', values('errors'))]).toEqual([0, 1, 2, 3, 0]);
    expect([...tonesOf('latency', values('latency'))]).toEqual([0, 1, 2, 3, 0]);
    expect([...tonesOf('none', values('none'))]).toEqual([0, 0, 0, 0, 0]);
    expect(measured('errors', 0, undefined, [7])).toBeNaN();
    expect(measured('calls', 0, undefined, [7])).toBe(7);
  });

  it('grows with the value, and is nothing where nothing is known', () => {
    const sizes = [...sizesOf(values('latency'))];
    expect([...sizes.slice(0, 4)].sort((a, b) => a - b)).toEqual(sizes.slice(0, 4));
    expect([sizes[3], sizes[4]]).toEqual([1, 0]);
  });

  it('is said in words, never by a colour alone', () => {
    expect(numbersWords(numbers, 2)).toBe('5.0 % errors (5), p50 2.00 ms, p95 30.0 ms');
    expect(numbersWords(numbers, 0)).toMatch(/^no errors, /);
    expect(numbersWords(numbers, 4)).toBe('');
    expect(edgeNumber('errors', numbers, 3)).toMatch(/^50(\.0)? % err$/);
    expect(edgeNumber('latency', numbers, 3)).toBe('p95 100 ms');
    expect(edgeNumber('errors', numbers, 0)).toBe('100');
  });
});
