import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finishWork } from '../../../testing/finishWork';
import { drawCalls } from '../../../testing/drawCalls';
import { labelBend, layerServices, spreadServices, type PlacesQuestion, type ServicePlaces } from '.';

const size = { width: 160, height: 36 };
const question = (picture: string): PlacesQuestion => {
  const { names, from, to } = drawCalls(picture);
  return { nodeCount: names.length, from, to, ...size };
};
const columns = (places: ServicePlaces) => [...places.x].map((x) => Math.round(x));

const graphs = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 60 }))
  .map(([nodeCount, pairs]): PlacesQuestion => {
    const keys = [
      ...new Set(pairs.filter(([a, b]) => a !== b && a < nodeCount && b < nodeCount).map(String)),
    ];
    const edges = keys.map((key) => key.split(',').map(Number));
    return {
      nodeCount,
      from: Int32Array.from(edges, ([a = 0]) => a),
      to: Int32Array.from(edges, ([, b = 0]) => b),
      ...size,
    };
  });

/** No box lies over another one, everything is at a finite place right of and below 0. */
function checkPlaces({ nodeCount }: PlacesQuestion, { x, y, bends }: ServicePlaces): void {
  for (const value of [...x, ...y, ...bends]) {
    expect(Number.isFinite(value)).toBe(true);
    expect(value).toBeGreaterThanOrEqual(-1e-6);
  }
  for (let a = 0; a < nodeCount; a++)
    for (let b = 0; b < a; b++)
      expect(
        Math.abs((x[a] ?? 0) - (x[b] ?? 0)) >= size.width - 1e-6 ||
          Math.abs((y[a] ?? 0) - (y[b] ?? 0)) >= size.height - 1e-6,
      ).toBe(true);
}

describe('layerServices', () => {
  it('sets A → B, E; B → C, D in three layers without a crossing', () => {
    const places = finishWork(layerServices(question('A → B\nA → E\nB → C\nB → D')));
    const [a = 0, b = 0, c, d, e] = columns(places);
    expect([b > a, e === b, (c ?? 0) > b, d === c]).toEqual([true, true, true, true]);
    const [, yb = 0, yc = 0, yd = 0, ye = 0] = places.y;
    expect([yb < ye, yc < yd]).toEqual([true, true]);
  });

  it('bends an edge over several layers around what lies between', () => {
    const places = finishWork(layerServices(question('A → B\nB → C\nA → C')));
    expect([...places.bendStart]).toEqual([0, 0, 1, 1]);
    expect(places.bends[0]).toBe(places.x[1]);
    expect(Math.abs((places.bends[1] ?? 0) - (places.y[1] ?? 0))).toBeGreaterThan(size.height / 2);
  });

  it('keeps boxes apart, and callers left of callees where nothing is a circle', () => {
    fc.assert(
      fc.property(graphs, (asked) => {
        const places = finishWork(layerServices(asked));
        checkPlaces(asked, places);
        expect(finishWork(layerServices(asked))).toEqual(places);
        expect(places.bends.length).toBe(2 * (places.bendStart.at(-1) ?? 0));
      }),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(graphs, (asked) => {
        const from = asked.from.map((a, edge) => Math.min(a, asked.to[edge] ?? 0));
        const to = asked.to.map((b, edge) => Math.max(b, asked.from[edge] ?? 0));
        const { x } = finishWork(layerServices({ ...asked, from, to }));
        from.forEach((a, edge) => {
          expect(x[a] ?? 0).toBeLessThan(x[to[edge] ?? 0] ?? 0);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('layerServices with labels', () => {
  const labelled = (
    asked: PlacesQuestion,
  ): PlacesQuestion & { labels: { widths: number[]; height: number } } => ({
    ...asked,
    labels: { widths: Array.from(asked.from, (_, edge) => 20 + 10 * (edge % 7)), height: 20 },
  });

  it('sets each label between two layers, those of a circle too', () => {
    const asked = labelled(question('A → B\nB → C\nA → C\nC → A'));
    const places = finishWork(layerServices(asked));
    const [a = 0, b = 0, c = 0] = places.x;
    const [ab, ac, bc, ca] = [0, 1, 2, 3].map((edge) => {
      const bend = labelBend(places, edge) ?? NaN;
      return places.bends[2 * bend] ?? NaN;
    });
    const isBetween = (left: number, middle = NaN, right: number) => left < middle && middle < right;
    expect([isBetween(a, ab, b), isBetween(b, bc, c)]).toEqual([true, true]);
    expect([isBetween(a, ac, c), isBetween(a, ca, c)]).toEqual([true, true]);
    // Between neighbours one bend; between A and C one before B, one beside it, one behind it.
    expect([...places.bendStart]).toEqual([0, 1, 4, 5, 8]);
  });

  it('lets no label lie over another one or over a box', () => {
    fc.assert(
      fc.property(graphs.map(labelled), (asked) => {
        const places = finishWork(layerServices(asked));
        checkPlaces(asked, places);
        const boxes = Array.from(places.x, (x, node) => ({ x, y: places.y[node] ?? 0, ...size }));
        const labels = asked.labels.widths.map((width, edge) => {
          const bend = labelBend(places, edge) ?? NaN;
          return {
            x: places.bends[2 * bend] ?? NaN,
            y: places.bends[2 * bend + 1] ?? NaN,
            width,
            height: 20,
          };
        });
        labels.forEach((one, edge) => {
          for (const other of [...boxes, ...labels.slice(0, edge)])
            expect(
              Math.abs(one.x - other.x) >= (one.width + other.width) / 2 - 1e-6 ||
                Math.abs(one.y - other.y) >= (one.height + other.height) / 2 - 1e-6,
            ).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('spreadServices', () => {
  it('keeps boxes apart and is the same each time', () => {
    fc.assert(
      fc.property(graphs, (asked) => {
        const places = finishWork(spreadServices(asked));
        checkPlaces(asked, places);
        expect(finishWork(spreadServices(asked))).toEqual(places);
      }),
      { numRuns: 20 },
    );
  });

  it('draws together what calls each other', () => {
    const two = question('A → B\nB → C\nC → A\nX → Y\nY → Z\nZ → X');
    const { x, y } = finishWork(spreadServices(two));
    const apart = (a: number, b: number) => Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0));
    for (const stranger of [3, 4, 5])
      expect(Math.max(apart(0, 1), apart(1, 2), apart(2, 0))).toBeLessThan(
        (apart(0, stranger) + apart(1, stranger) + apart(2, stranger)) / 2,
      );
  });

  it('tells how far it is', () => {
    const work = layerServices(question('A → B'));
    const shares: number[] = [];
    for (let step = work.next(); step.done !== true; step = work.next()) shares.push(step.value);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });
});
