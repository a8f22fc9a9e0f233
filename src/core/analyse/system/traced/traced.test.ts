import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace } from '../../../../testing/arbitraryTrace';
import { buildTrace } from '../../../../testing/buildTrace';
import { callsDrawn } from '../../../../testing/drawCalls';
import { traceFromPicture } from '../../../../testing/drawTrace';
import { finishWork } from '../../../../testing/finishWork';
import { joinedSpans } from '../../../../testing/joinedSpans';
import { SpanKind, type Trace } from '../../../model';
import { groupServices } from '../groups';
import { CallTally } from './CallTally';
import type { PathsQuestion } from './PathsQuestion';
import { tracedCalls } from './tracedCalls';
import { labelText, tracedPaths, type TracedPaths } from './tracedPaths';
import { tracedQuality } from './tracedQuality';

const buy = traceFromPicture(`
  A:POST /checkout  [==========]!
    A:work          [ =        ]
      B:POST /orders[ ======== ]!
        C:Authorize [ ===      ]!
        C:Authorize [     ==   ]
        D:Reserve   [        = ]
    E:GET /rec      [  ==      ]
`);
const look = traceFromPicture(`
  A:GET /product    [=====     ]
    B:GET /product  [ ===      ]
      D:Get         [  =       ]
`);

describe('calls out of traces', () => {
  const told = finishWork(tracedCalls(joinedSpans([buy, look]), []));

  it('are counted where a service is entered, with errors and times of the side that is called', () => {
    expect(callsDrawn(told.graph)).toEqual(['A → B 2', 'A → E 1', 'B → C 2', 'B → D 2']);
    const edge = 2;
    expect([told.edges.calls[edge], told.edges.errors[edge]]).toEqual([2, 1]);
    expect([told.edges.p50[edge], told.edges.p95[edge]]).toEqual([2e6, 3e6]);
    expect([told.edges.slowest[edge], told.edges.failing[edge]]).toEqual(['t1', 't1']);
    expect(told.edges.failing[3]).toBe('');
    // A is entered from outside.
    expect([told.nodes.calls[0], told.nodes.errors[0], told.nodes.p95[0]]).toEqual([2, 1, 10e6]);
    expect([told.traces, told.spans]).toEqual([2, 10]);
  });

  it('stand for groups, calls within them aside', () => {
    const picture = traceFromPicture(`
      web:GET /      [==========]
        shop.cart:a  [ ======   ]
          shop.pay:b [  ===     ]!
      `);
    const { graph, edges, nodes } = finishWork(tracedCalls(joinedSpans([picture]), ['shop.']));
    expect(callsDrawn(graph)).toEqual(['shop.cart → shop.pay 1', 'web → shop.cart 1']);
    const grouped = groupServices(graph, ['shop.']).graph;
    expect(callsDrawn(grouped)).toEqual(['web → shop.* 1', 'shop.* → shop.* 1']);
    expect([...edges.calls]).toEqual([1]);
    expect([
      nodes.calls[grouped.names.indexOf('shop.*')],
      nodes.errors[grouped.names.indexOf('shop.*')],
    ]).toEqual([1, 0]);
  });

  it('of a service to itself are those of a receiving side', () => {
    const draft = { service: 'A', start: 0, end: 5 };
    const trace = buildTrace([
      { ...draft, parent: -1, name: 'root', kind: SpanKind.server },
      { ...draft, parent: 0, name: 'call', kind: SpanKind.client },
      { ...draft, parent: 1, name: 'own', kind: SpanKind.server },
    ]);
    expect(callsDrawn(finishWork(tracedCalls(joinedSpans([trace]), [])).graph)).toEqual(['A → A 1']);
  });

  it('are as many as spans whose parent is of another service, whatever the traces', () => {
    fc.assert(
      fc.property(fc.array(arbitraryTrace(), { maxLength: 4 }), (traces) => {
        const { graph, edges, nodes } = finishWork(tracedCalls(joinedSpans(traces), []));
        const between = traces.flatMap(crossings);
        expect(edges.calls.reduce((sum, calls) => sum + calls, 0)).toBe(between.length);
        expect([...edges.calls]).toEqual([...graph.calls]);
        nodes.errors.forEach((errors, node) => {
          expect(errors).toBeLessThanOrEqual(nodes.calls[node] ?? 0);
        });
        edges.p50.forEach((p50, edge) => {
          expect(Number.isNaN(p50) || p50 <= (edges.p95[edge] ?? 0)).toBe(true);
        });
      }),
    );
  });
});

const crossings = ({ spans }: Trace): number[] =>
  Array.from(spans.parent.keys()).filter((span) => {
    const above = spans.parent[span] ?? -1;
    return above >= 0 && spans.service[above] !== spans.service[span];
  });

it('percentiles are times that occurred: the nearest rank', () => {
  const tally = new CallTally();
  for (let ms = 1; ms <= 100; ms++) tally.add(1, ms, false, String(ms));
  tally.add(1, NaN, true, 'off scale');
  const { calls, errors, p50, p95, slowest, failing } = finishWork(tally.finish(2));
  expect([calls[1], errors[1], p50[1], p95[1], slowest[1], failing[1]]).toEqual([
    101,
    1,
    50,
    95,
    '100',
    'off scale',
  ]);
  expect([calls[0], p50[0], slowest[0]]).toEqual([0, NaN, '']);
});

const asked: PathsQuestion = {
  service: 'B',
  operation: '',
  up: 2,
  down: 2,
  density: 'ppe',
  operations: false,
  hidden: [],
  through: '',
};

/** Each path with its calls and errors, and its traces. */
const lines = ({ paths, labels, numbers }: TracedPaths): string[] =>
  paths
    .map(({ steps, focus, traces }, at) => {
      const names = steps.map((label, place) => {
        const text = labelText(labels[label] ?? { service: '?', operation: '' });
        return place === focus ? `[${text}]` : text;
      });
      return `${names.join(' → ')} ${String(numbers.calls[at])}/${String(numbers.errors[at])} in ${String(traces)}`;
    })
    .sort();

describe('paths', () => {
  const paths = (part: Partial<PathsQuestion>) =>
    finishWork(tracedPaths(joinedSpans([buy, look]), { ...asked, ...part }));

  it('lead through the focus, with calls and errors of their last steps', () => {
    expect(lines(paths({}))).toEqual(['A → [B] → C 2/1 in 1', 'A → [B] → D 2/0 in 2']);
    expect(paths({}).focalCalls).toBe(2);
    expect(lines(paths({ operations: true, operation: 'POST /orders' }))).toEqual([
      'A: POST /checkout → [B: POST /orders] → C: Authorize 2/1 in 1',
      'A: POST /checkout → [B: POST /orders] → D: Reserve 1/0 in 1',
    ]);
  });

  it('go so many steps up and down', () => {
    expect(lines(paths({ up: 0, down: 0 }))).toEqual(['[B] 2/1 in 2']);
    expect(lines(paths({ service: 'D', up: 1 }))).toEqual(['B → [D] 2/0 in 2']);
    expect(lines(paths({ service: 'A', down: 1 }))).toEqual(['[A] → B 2/1 in 2', '[A] → E 1/0 in 1']);
  });

  it('are left out where they go through what is hidden, or not through what is asked for', () => {
    expect(lines(paths({ hidden: ['C'] }))).toEqual(['A → [B] → D 2/0 in 2']);
    expect(lines(paths({ hidden: ['A'] }))).toEqual([]);
    expect(lines(paths({ through: 'C' }))).toEqual(['A → [B] → C 2/1 in 1']);
    expect(lines(paths({ service: 'nobody' }))).toEqual([]);
  });

  it('are a graph whose nodes are steps, or what is called alike', () => {
    const circle = traceFromPicture(`
      A:a          [==========]
        B:b        [ ======== ]
          A:a      [  ======  ]
            C:c    [   ====   ]
          C:c      [        = ]
    `);
    const drawn = (density: PathsQuestion['density']) =>
      callsDrawn(finishWork(tracedPaths(joinedSpans([circle]), { ...asked, density })).graph);
    expect(drawn('ppe').sort()).toEqual(['A → B 1', 'A → C 1', 'B → A 1', 'B → C 1']);
    expect(drawn('mc').sort()).toEqual(['A → B 1', 'A → C 1', 'B → A 1', 'B → C 1']);
    const names = (density: PathsQuestion['density']) =>
      [...finishWork(tracedPaths(joinedSpans([circle]), { ...asked, density })).graph.names].sort().join('');
    expect(names('ppe')).toBe('AABCC');
    expect(names('mc')).toBe('ABC');
    expect(names('up-vs-down')).toBe('AABC');
    expect(names('per-level')).toBe('AABCC');
    expect(names('ext-vs-int')).toBe('AABC');
  });

  it('count every step below the focus once, whatever the traces', () => {
    fc.assert(
      fc.property(arbitraryTrace(), fc.nat(3), (trace, which) => {
        const service = trace.services[which % Math.max(1, trace.services.length)] ?? '';
        const question = { ...asked, service, up: Infinity, down: Infinity };
        const { focalCalls, numbers, nodes, graph, nodeDistance } = finishWork(
          tracedPaths(joinedSpans([trace]), question),
        );
        const at = (distance: number) =>
          nodes.calls.reduce((sum, calls, node) => sum + (nodeDistance[node] === distance ? calls : 0), 0);
        expect(at(0)).toBe(focalCalls);
        // Every path ends once for each call of its last step.
        expect(numbers.calls.reduce((sum, calls) => sum + calls, 0)).toBeGreaterThanOrEqual(focalCalls);
        expect(graph.names.length).toBe(nodes.calls.length);
        expect(graph.calls.every((calls) => calls > 0)).toBe(true);
      }),
    );
  });

  it('stay quick where a trace is very deep', () => {
    const count = 20_000;
    const deep = buildTrace(
      Array.from({ length: count }, (_, at) => ({
        parent: at - 1,
        service: `S${String(at % 7)}`,
        name: 'op',
        start: at,
        end: 2 * count - at,
      })),
    );
    const found = finishWork(
      tracedPaths(joinedSpans([deep]), { ...asked, service: 'S0', up: Infinity, down: Infinity }),
    );
    expect(found.focalCalls).toBe(1);
    expect(found.paths[0]?.steps.length).toBe(101);
  });
});

describe('quality', () => {
  it('says what the spans of each service lack, worst first, with traces to look at', () => {
    const draft = { start: 0, end: 10, name: 'op' };
    const trace = buildTrace([
      { ...draft, parent: -1, service: 'good', kind: SpanKind.server },
      { ...draft, parent: 0, service: 'good', kind: SpanKind.client, start: 5 },
      { ...draft, parent: 1, service: 'late', kind: SpanKind.server, start: 2 },
      { ...draft, parent: 0, service: 'unknown_service:java' },
      { ...draft, parent: 0, service: 'blank', name: ' ', kind: SpanKind.internal },
    ]);
    const sizes = [{ count: (span: number) => (span === 0 ? 200 : 1), longest: () => 10 }];
    const { services, spans } = finishWork(tracedQuality(joinedSpans([trace]), sizes));
    expect(spans).toBe(5);
    const words = services.map(
      ({ service, lacks }) =>
        `${service}: ${lacks.map(({ lack, spans: n }) => `${lack} ${String(n)}`).join(', ')}`,
    );
    expect(words).toEqual([
      'blank: unnamed-span 1',
      'late: skew 1',
      'unknown_service:java: no-kind 1, unnamed-service 1',
      'good: many-attributes 1',
    ]);
    expect(services[0]?.lacks[0]?.traceIds).toEqual(['t1']);
  });

  it('sees names that carry ids', () => {
    const trace = buildTrace(
      Array.from({ length: 150 }, (_, at) => ({
        parent: -1,
        service: 'A',
        name: `GET /users/${String(at)}`,
        start: at,
        end: at + 1,
        kind: SpanKind.server,
      })),
    );
    const { services } = finishWork(tracedQuality(joinedSpans([trace]), [undefined]));
    expect(services[0]?.lacks).toEqual([{ lack: 'many-names', spans: 150, traceIds: ['t1'] }]);
  });
});
