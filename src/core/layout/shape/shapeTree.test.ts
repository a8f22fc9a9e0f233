import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseTrace } from '../../analyse';
import { arbitraryTrace, chainTrace, fanTrace } from '../../../testing/arbitraryTrace';
import { shapeLines, shapeOf, unindented } from '../../../testing/drawShape';
import { traceFromPicture } from '../../../testing/drawTrace';
import { nanos, spanIndex, type Trace } from '../../model';
import type { Cut } from './Cut';
import { keyOfNode, markedBefore, nodeOfKey } from './nodes';
import { NodeKind } from './ShapedTree';
import { NO_STEPS, type OpenNode, type ShapeSteps } from './ShapeSteps';
import { shapeTree } from './shapeTree';
import { siblingOrders } from './siblingOrder';

const cut = (trace: Trace, ...cuts: Cut<ReturnType<typeof spanIndex>>[]) => shapeOf(trace, { cuts });

const shop = traceFromPicture(`
  web:GET /         [============]
    api:query       [ =====      ]
      db:SELECT     [  ==        ]
      db:SELECT     [    =       ]!
    web:render      [       ==== ]
      cache:get     [        =   ]
        db:SELECT   [        =   ]
`);

describe('cuts', () => {
  const db = { service: 'db', name: 'SELECT' };
  it.each<[string, Cut<ReturnType<typeof spanIndex>>, string]>([
    ['root', { cut: 'root', span: spanIndex(1) }, 'api:query\n  db:SELECT\n  db:SELECT'],
    [
      'subtree',
      { cut: 'subtree', span: spanIndex(1) },
      'web:GET /\n  web:render\n    cache:get\n      db:SELECT',
    ],
    [
      'span',
      { cut: 'span', span: spanIndex(5) },
      'web:GET /\n  api:query\n    db:SELECT\n    db:SELECT\n  web:render\n    db:SELECT',
    ],
    ['only-service', { cut: 'only-service', service: 'web' }, 'web:GET /\n  web:render'],
    [
      'service, children kept',
      { cut: 'service', service: 'web', subtree: false },
      'api:query\n  db:SELECT\n  db:SELECT\ncache:get\n  db:SELECT',
    ],
    [
      'service with its subtree',
      { cut: 'service', service: 'cache', subtree: true },
      'web:GET /\n  api:query\n    db:SELECT\n    db:SELECT\n  web:render',
    ],
    [
      'services with their subtrees',
      { cut: 'services', services: ['cache', 'api', 'gone'] },
      'web:GET /\n  web:render',
    ],
    ['like', { cut: 'like', ...db }, 'web:GET /\n  api:query\n  web:render\n    cache:get'],
    [
      'only-like',
      { cut: 'only-like', service: 'web', name: 'render' },
      'web:render\n  cache:get\n    db:SELECT',
    ],
    [
      'below',
      { cut: 'below', by: 'duration', least: nanos(2e6) },
      'web:GET /\n  api:query\n    db:SELECT\n  web:render',
    ],
    [
      'below by self time',
      { cut: 'below', by: 'self', least: nanos(1) },
      'web:GET /\n  api:query\n    db:SELECT\n    db:SELECT\n  web:render\n    db:SELECT',
    ],
    ['paths', { cut: 'paths', spans: [spanIndex(3)] }, 'web:GET /\n  api:query\n    db:SELECT'],
    ['nothing is left', { cut: 'only-service', service: 'gone' }, ''],
  ])('%s', (_, one, expected) => {
    expect(shapeLines(shop, cut(shop, one))).toBe(expected);
  });

  it('flattens recursion, direct or through others', () => {
    const trace = traceFromPicture(`
      a:walk        [=====]
        a:walk      [==== ]
          b:step    [===  ]
            a:walk  [==   ]
              c:end [=    ]
        b:step      [    =]
    `);
    expect(shapeLines(trace, cut(trace, { cut: 'recursion' }))).toBe('a:walk\n  b:step\n    c:end\n  b:step');
  });

  it('work one after the other and say which took what', () => {
    const tree = cut(shop, { cut: 'root', span: spanIndex(4) }, { cut: 'like', ...db });
    expect(shapeLines(shop, tree)).toBe('web:render\n  cache:get');
    expect([...(tree.cutOf ?? [])]).toEqual([0, 0, 0, 0, -1, -1, 1]);
    expect(tree.nodeOfSpan[6]).toBe(-1);
    const off = shapeOf(shop, { cuts: [undefined, { cut: 'like', ...db }] });
    expect(shapeLines(shop, off)).toBe('web:GET /\n  api:query\n  web:render\n    cache:get');
  });

  it('order siblings by start again when children move up', () => {
    const trace = traceFromPicture(`
      a:root    [======]
        b:gone  [===== ]
          c:far [    = ]
        b:stay  [  =   ]
    `);
    expect(shapeLines(trace, cut(trace, { cut: 'span', span: spanIndex(1) }))).toBe(
      'a:root\n  b:stay\n  c:far',
    );
  });

  it('leave the trace as it is when there are none', () => {
    const tree = shapeOf(shop, {});
    expect(tree.parent).toBe(shop.spans.parent);
    expect([...tree.nodeOfSpan]).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});

describe('find modes and the window', () => {
  const hit = Uint8Array.from([0, 0, 0, 1, 0, 0, 0]);
  it('keeps matches and their ancestors', () => {
    const tree = shapeOf(shop, { find: { mode: 'only', hit } });
    expect(shapeLines(shop, tree)).toBe(
      unindented(`
        (web:GET /)
          (api:query)
            db:SELECT
            … 1
          … 3
      `),
    );
  });

  it('hides matches; their children move up', () => {
    const tree = shapeOf(shop, { find: { mode: 'hide', hit: Uint8Array.from([0, 1, 0, 0, 0, 0, 1]) } });
    expect(shapeLines(shop, tree)).toBe(
      unindented(`
        web:GET /
          db:SELECT
          db:SELECT
          web:render
            cache:get
              … 1
          … 1
      `),
    );
  });

  it('shows what an opened placeholder hid', () => {
    const open: OpenNode[] = [{ what: 'find', span: 1, shown: 0 }];
    const tree = shapeOf(shop, { find: { mode: 'only', hit }, open });
    expect(shapeLines(shop, tree)).toBe(
      unindented(`
        (web:GET /)
          (api:query)
            db:SELECT
            db:SELECT
          … 3
      `),
    );
  });

  it('hides all behind one row when nothing is found, and drops rows outside the window', () => {
    expect(shapeLines(shop, shapeOf(shop, { find: { mode: 'only', hit: new Uint8Array(7) } }))).toBe('… 7');
    expect(shapeLines(shop, shapeOf(shop, { window: { start: nanos(7e6), end: nanos(8e6) } }))).toBe(
      unindented(`
        web:GET /
          web:render
            cache:get
              db:SELECT
          … 3
      `),
    );
  });
});

const arbitraryCut: fc.Arbitrary<Cut<ReturnType<typeof spanIndex>>> = fc.oneof(
  fc.record({ cut: fc.constantFrom('root', 'subtree', 'span'), span: fc.nat(29).map(spanIndex) }),
  fc.record({ cut: fc.constant('only-service' as const), service: fc.constantFrom('web', 'db', 'none') }),
  fc.record({
    cut: fc.constant('service' as const),
    service: fc.constantFrom('api', '__proto__'),
    subtree: fc.boolean(),
  }),
  fc.record({
    cut: fc.constant('services' as const),
    services: fc.array(fc.constantFrom('api', 'db', 'none'), { maxLength: 2 }),
  }),
  fc.record({
    cut: fc.constantFrom('like', 'only-like'),
    service: fc.constantFrom('web', 'db'),
    name: fc.constantFrom('SELECT', 'query'),
  }),
  fc.record({
    cut: fc.constant('below' as const),
    by: fc.constantFrom('duration', 'self'),
    least: fc.nat(1000).map(nanos),
  }),
  fc.constant({ cut: 'recursion' as const }),
  fc.record({
    cut: fc.constant('paths' as const),
    spans: fc.array(fc.nat(29).map(spanIndex), { maxLength: 3 }),
  }),
);

const arbitrarySteps = fc.record({
  cuts: fc.array(fc.option(arbitraryCut, { nil: undefined }), { maxLength: 3 }),
  mode: fc.constantFrom('only', 'hide', 'no'),
  hits: fc.uniqueArray(fc.nat(29)),
  window: fc.option(fc.record({ start: fc.nat(900).map(nanos), end: fc.nat(1200).map(nanos) }), {
    nil: undefined,
  }),
  order: fc.constantFrom(...siblingOrders),
  groupFrom: fc.option(fc.integer({ min: 2, max: 5 }), { nil: undefined }),
  open: fc.array(
    fc.record<OpenNode>({
      what: fc.constantFrom('group', 'find', 'window'),
      span: fc.integer({ min: -1, max: 29 }),
      shown: fc.integer({ min: 1, max: 30 }),
    }),
    { maxLength: 4 },
  ),
});

describe('every shape', () => {
  it('is a pre-order tree in which each span is shown, hidden once or cut', () => {
    fc.assert(
      fc.property(arbitraryTrace({ maxSpans: 30 }), arbitrarySteps, (trace, { mode, hits, ...steps }) => {
        const total = trace.spans.count;
        const within = (span: number) => spanIndex(span % total);
        const cuts = steps.cuts.map((one) => {
          if (one === undefined) return undefined;
          if ('span' in one) return { ...one, span: within(one.span) };
          return one.cut === 'paths' ? { ...one, spans: one.spans.map(within) } : one;
        });
        const hit = new Uint8Array(total);
        for (const span of hits) if (span < total) hit[span] = 1;
        const find = mode === 'no' ? undefined : { mode, hit };
        const open = steps.open.map((one) => ({ ...one, span: Math.min(one.span, total - 1) }));
        const tree = shapeOf(trace, { ...steps, cuts, find, open });
        const seen = new Int32Array(tree.count);
        let cutAway = 0;
        for (let span = 0; span < total; span++) {
          const node = tree.nodeOfSpan[span] ?? -1;
          expect((tree.cutOf?.[span] ?? -1) >= 0).toBe(node === -1);
          if (node === -1) cutAway++;
          else seen[node] = (seen[node] ?? 0) + 1;
        }
        expect([...tree.spanCount]).toEqual([...seen]);
        expect(tree.spanCount.reduce((sum, count) => sum + count, 0) + cutAway).toBe(total);
        const stack: number[] = [];
        for (let node = 0; node < tree.count; node++) {
          while (stack.length > 0 && (tree.subtreeEnd[stack.at(-1) ?? 0] ?? 0) <= node) stack.pop();
          expect(tree.parent[node]).toBe(stack.at(-1) ?? -1);
          expect(tree.depth[node]).toBe(stack.length);
          expect(tree.subtreeEnd[node]).toBeGreaterThan(node);
          stack.push(node);
          if (tree.kind[node] === NodeKind.span) {
            expect(tree.nodeOfSpan[tree.span[node] ?? -1]).toBe(node);
            expect(tree.spanCount[node]).toBe(1);
          }
          if (tree.kind[node] === NodeKind.placeholder) expect(tree.spanCount[node]).toBeGreaterThan(0);
          expect(nodeOfKey(tree, keyOfNode(tree, node))).toBe(node);
        }
        const all = markedBefore(tree, () => true);
        expect(all[tree.count]).toBe(total - cutAway);
      }),
      { numRuns: 500 },
    );
  });

  it('takes 100 000 spans in a fan or a chain without recursion', () => {
    for (const trace of [fanTrace(100_000), chainTrace(100_000)]) {
      const facts = analyseTrace(trace);
      const hit = new Uint8Array(trace.spans.count);
      hit[99_999] = 1;
      const steps: ShapeSteps = {
        ...NO_STEPS,
        cuts: [{ cut: 'recursion' }, { cut: 'like', service: 's3', name: 'call' }],
        order: 'critical',
        groupFrom: 5,
        find: { mode: 'hide', hit },
      };
      const tree = shapeTree(trace, facts, steps);
      expect(tree.count).toBeGreaterThan(0);
      expect(tree.nodeOfSpan).toHaveLength(100_000);
    }
  });
});
