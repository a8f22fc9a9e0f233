import { builtinOf } from '../analyse';
import { attributeScopes, SpanFlag, SpanStatus, spanIndex, type TraceFacts } from '../model';
import type { FindIndex } from './FindIndex';
import {
  builtinKind,
  EVENT,
  type Comparison,
  type CompareNode,
  type ExistsNode,
  type FindNode,
  type TextNode,
} from './findNode';
import { readPattern } from './pattern';
import { numberFor, readQuantity } from './quantity';
import { TermMarks, type RunTest } from './TermMarks';

/** What the evaluator looks at. `facts` are made when a term first needs them. */
export interface FindGround {
  readonly index: FindIndex;
  readonly facts: () => TraceFacts;
}

/** Spans that are looked at between two steps. */
const RUN = 1 << 13;

type Work = Generator<undefined, RunTest>;
type Term = TextNode | ExistsNode | CompareNode;

/**
 * The evaluator of the find language: puts 1 into `marks` for every span that is hit. The index must be built. A generator, so that
 * whoever runs it can do other work in between; it yields how many spans, from the first on, are decided, undefined while none is.
 *
 * - A text hits what TermMarks.text says.
 * - `key=value` hits a span with an attribute of that key, wherever it stands, whose text is that value; case matters in
 *   neither. With a unit in the value (20kB, 150ms) equal quantities are equal too.
 * - `key!=value` and `key!~pattern` hit spans that have the key, but not with such a value; `-key=value` hits those without the key
 *   as well.
 * - `<` and the like compare numbers; values that are none are never hit.
 */
export function* evaluateFind(
  ground: FindGround,
  node: FindNode,
  marks = new Uint8Array(ground.index.trace.spans.count),
): Generator<number | undefined, Uint8Array> {
  const test = yield* prepared(ground, node, []);
  for (let from = 0; from < marks.length; from += RUN) {
    const to = Math.min(marks.length, from + RUN);
    marks.set(test(from, to), from);
    yield to;
  }
  return marks;
}

/** The term, where TermMarks takes it in: those of an "or" share one pass over the spans. */
function markedTerm(node: FindNode): Term | undefined {
  if (node.type === 'text') return node;
  if (node.type === 'exists') return marksSubject(node) ? node : undefined;
  if (node.type !== 'compare' || node.comparison.startsWith('!')) return undefined;
  return marksSubject(node) ? node : undefined;
}

const dictionaryBuiltins = ['service', 'name', EVENT];
const marksSubject = ({ subject }: ExistsNode | CompareNode): boolean =>
  subject.type === 'attribute' || dictionaryBuiltins.includes(subject.key);

/** Looks the terms up in the dictionaries: what is left is to look at the spans. */
function* prepared(ground: FindGround, node: FindNode, ignored: readonly string[]): Work {
  switch (node.type) {
    case 'ignoring':
      return yield* prepared(ground, node.of, [...ignored, ...node.keys]);
    case 'not': {
      const test = yield* prepared(ground, node.of, ignored);
      return (from, to) => test(from, to).map((mark) => 1 - mark);
    }
    case 'and': {
      const tests: RunTest[] = [];
      for (const each of node.of) {
        tests.push(yield* prepared(ground, each, ignored));
        yield;
      }
      return (from, to) => joined(tests, from, to, (marks, also, at) => (marks[at] ?? 0) & (also[at] ?? 0));
    }
    case 'or': {
      const shared = new TermMarks(ground.index);
      const tests: RunTest[] = [];
      for (const each of node.of) {
        const marked = markedTerm(each);
        if (marked) yield* takeIn(shared, marked, ignored, ground);
        else tests.push(yield* prepared(ground, each, ignored));
        yield;
      }
      tests.push(shared.runTest());
      return (from, to) => joined(tests, from, to, (marks, also, at) => (marks[at] ?? 0) | (also[at] ?? 0));
    }
    case 'text':
    case 'exists':
    case 'compare':
      return yield* term(ground, node, ignored);
  }
}

/** What several tests say of the same run, joined; without any of them no span is hit. */
function joined(
  tests: readonly RunTest[],
  from: number,
  to: number,
  join: (marks: Uint8Array, also: Uint8Array, at: number) => number,
): Uint8Array {
  const [first, ...rest] = tests;
  const marks = first?.(from, to) ?? new Uint8Array(to - from);
  for (const test of rest) {
    const also = test(from, to);
    for (let at = 0; at < marks.length; at++) marks[at] = join(marks, also, at);
  }
  return marks;
}

function* term(ground: FindGround, node: Term, ignored: readonly string[]): Work {
  if (markedTerm(node)) {
    const terms = new TermMarks(ground.index);
    yield* takeIn(terms, node, ignored, ground);
    return terms.runTest();
  }
  if (node.type === 'compare' && node.comparison.startsWith('!') && !isFlag(node)) {
    const { start, end, subject } = node;
    const has = yield* term(ground, { type: 'exists', subject, start, end }, ignored);
    const comparison = node.comparison === '!=' ? '=' : '~';
    const such = yield* term(ground, { ...node, comparison }, ignored);
    return (from, to) =>
      joined([has, such], from, to, (marks, also, at) => (marks[at] ?? 0) & (1 - (also[at] ?? 0)));
  }
  const test = node.type === 'text' ? () => false : columnTest(ground, node);
  return (from, to) => new Uint8Array(to - from).map((_, at) => (test(from + at) ? 1 : 0));
}

/** A flag has always one of two values, so that “not true” is false. */
const isFlag = ({ subject }: CompareNode): boolean =>
  subject.type === 'builtin' && builtinKind(subject.key) === 'flag';

function* takeIn(
  terms: TermMarks,
  node: Term,
  ignored: readonly string[],
  { index }: FindGround,
): Generator<undefined, void> {
  if (node.type === 'text') {
    terms.text(node.text, ignored);
    return;
  }
  const { key, type } = node.subject;
  const holds = valueTest(node);
  if (type === 'attribute') yield* terms.attribute(key, holds);
  else if (key === 'service') terms.service(holds);
  else if (key === 'name') terms.name(holds);
  else {
    // The name of an event has no key; in Jaeger's JSON it is the field "event".
    const event = attributeScopes.indexOf('event');
    yield* terms.pairsWith((pair) => {
      if (index.pairs.scope[pair] !== event) return false;
      const own = index.keys.get(index.pairs.key[pair] ?? 0);
      return own === '' || own === EVENT;
    }, holds);
  }
}

/** Whether a text passes a term. */
function valueTest(node: ExistsNode | CompareNode): (value: string) => boolean {
  if (node.type === 'exists') return node.subject.type === 'attribute' ? () => true : (value) => value !== '';
  const { comparison, value, subject } = node;
  if (comparison === '~' || comparison === '!~') {
    const read = readPattern(value);
    return read.ok ? read.pattern.hits : () => false;
  }
  const quantity = readQuantity(value);
  if (comparison === '=' || comparison === '!=') {
    const wanted = value.toLowerCase();
    if (quantity === undefined || quantity.dimension === 'plain')
      return (text) => text.toLowerCase() === wanted;
    const { number, dimension } = quantity;
    return (text) => text.toLowerCase() === wanted || numberFor(subject.key, text, dimension) === number;
  }
  if (quantity === undefined) return () => false;
  const { number, dimension } = quantity;
  return (text) => compares(numberFor(subject.key, text, dimension), comparison, number);
}

function compares(value: number, comparison: Comparison, wanted: number): boolean {
  switch (comparison) {
    case '<':
      return value < wanted;
    case '<=':
      return value <= wanted;
    case '>':
      return value > wanted;
    case '>=':
      return value >= wanted;
    default:
      return value === wanted;
  }
}

/** Terms on what stands in the columns: kind, status, id, times, counts, flags. */
function columnTest(ground: FindGround, node: ExistsNode | CompareNode): (span: number) => boolean {
  const { trace } = ground.index;
  const { spans } = trace;
  const { key } = node.subject;
  if (key === 'error' || key === 'link') {
    const wanted = node.type === 'exists' || /^(true|yes)$/i.test(node.value) === (node.comparison === '=');
    return (span) =>
      (key === 'error'
        ? spans.status[span] === SpanStatus.error
        : ((spans.flags[span] ?? 0) & SpanFlag.links) !== 0) === wanted;
  }
  const builtin = builtinOf(key);
  if (builtin === undefined) return () => false;
  if (builtin.kind === 'text') {
    const holds = valueTest(node);
    const known = new Map<string, boolean>();
    const isId = key === 'id';
    return (span) => {
      const text = builtin.textOf(trace, noFacts, spanIndex(span));
      const before = known.get(text);
      if (before !== undefined) return before;
      const passes = holds(text) || (isId && node.type === 'compare' && sameId(text, node));
      if (!isId) known.set(text, passes);
      return passes;
    };
  }
  if (node.type === 'exists') return () => true;
  const quantity = readQuantity(node.value);
  if (quantity === undefined) return () => false;
  const wanted = quantity.dimension === 'share' ? quantity.number * trace.duration : quantity.number;
  const facts = ground.facts();
  return (span) => compares(builtin.numberOf(trace, facts, spanIndex(span)), node.comparison, wanted);
}

/** Leading zeros of an id may be left out. */
const sameId = (id: string, { comparison, value }: CompareNode): boolean =>
  comparison === '=' && /^[0-9a-f]{1,16}$/i.test(value) && id === value.toLowerCase().padStart(16, '0');

/** Texts of built-ins need no facts. */
const noFacts: TraceFacts = {
  selfTime: new Float64Array(0),
  criticalSpan: new Int32Array(0),
  criticalStart: new Float64Array(0),
  criticalEnd: new Float64Array(0),
  criticalOffset: new Int32Array(0),
  errorsBefore: new Int32Array(0),
  depthCount: 0,
};
