import { attributeScopes } from '../model';
import {
  EVENT,
  isStructural,
  listOf,
  type CompareNode,
  type ExistsNode,
  type FindNode,
  type TextNode,
} from './findNode';
import { countTest, relatedSpans, togetherInTrace, whereCounted } from './structure';
import { TermMarks, type RunTest } from './TermMarks';
import { columnTest, isFlag, valueTest, type FindGround } from './termTests';

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
 * - Sets, relations and counts are asked of the trace: side by side with them, `and` hits what its members hit in traces where each
 *   hits something (all its plain terms together one span), and `not` the first span of traces where nothing is hit.
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

/** What is said of whole traces has to be known of all spans before it is said of one. */
function* whole({ index }: FindGround, test: RunTest): Generator<undefined, Uint8Array> {
  const marks = new Uint8Array(index.trace.spans.count);
  for (let from = 0; from < marks.length; from += RUN) {
    const to = Math.min(marks.length, from + RUN);
    marks.set(test(from, to), from);
    yield;
  }
  return marks;
}

/** The test that marks decide. */
const decidedBy =
  (marks: Uint8Array): RunTest =>
  (from, to) =>
    marks.slice(from, to);

/** Looks the terms up in the dictionaries, and at the spans where it has to: what is left is to look at them run by run. */
function* prepared(ground: FindGround, node: FindNode, ignored: readonly string[]): Work {
  const { trace, runs } = ground.index;
  const all = function* (of: FindNode): Generator<undefined, Uint8Array> {
    return yield* whole(ground, yield* prepared(ground, of, ignored));
  };
  switch (node.type) {
    case 'ignoring':
      return yield* prepared(ground, node.of, [...ignored, ...node.keys]);
    case 'set':
      if (node.of !== undefined) return yield* prepared(ground, node.of, ignored);
      return (from, to) => new Uint8Array(to - from).fill(1);
    case 'relation': {
      const left = yield* all(node.left);
      const right = yield* all(node.right);
      return decidedBy(relatedSpans(trace.spans, runs.starts, node.relation, left, right));
    }
    case 'count':
      return decidedBy(
        whereCounted(runs.starts, yield* all(node.of), countTest(node.comparison, node.count)),
      );
    case 'not': {
      if (isStructural(node.of))
        return decidedBy(whereCounted(runs.starts, yield* all(node.of), (hits) => hits === 0));
      const test = yield* prepared(ground, node.of, ignored);
      return (from, to) => test(from, to).map((mark) => 1 - mark);
    }
    case 'and': {
      if (node.of.some(isStructural)) return yield* inOneTrace(ground, node.of, ignored);
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

/** Terms side by side of which at least one is asked of the trace: the others have to hold on one span. */
function* inOneTrace(ground: FindGround, nodes: readonly FindNode[], ignored: readonly string[]): Work {
  const ofOneSpan = listOf(
    'and',
    nodes.filter((node) => !isStructural(node)),
  );
  const parts: Uint8Array[] = [];
  for (const node of [...(ofOneSpan ? [ofOneSpan] : []), ...nodes.filter(isStructural)]) {
    parts.push(yield* whole(ground, yield* prepared(ground, node, ignored)));
  }
  return decidedBy(togetherInTrace(ground.index.runs.starts, parts));
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
