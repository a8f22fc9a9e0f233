import { builtinOf } from '../analyse';
import { attributeScopes, SpanFlag, SpanStatus, spanIndex, type SpanTable, type TraceFacts } from '../model';
import type { FindIndex } from './FindIndex';
import {
  builtinKind,
  EVENT,
  isStructural,
  listOf,
  type Comparison,
  type CompareNode,
  type ExistsNode,
  type FindNode,
  type TextNode,
} from './findNode';
import { readPattern } from './pattern';
import { numberFor, readQuantity } from './quantity';
import { countTest, relatedSpans, togetherInTrace, whereCounted } from './structure';
import { TermMarks } from './TermMarks';

/** What the evaluator looks at. `facts` are made when a term first needs them. */
export interface FindGround {
  readonly index: FindIndex;
  readonly facts: () => TraceFacts;
}

type Work = Generator<undefined, Uint8Array<ArrayBuffer>>;
type Term = TextNode | ExistsNode | CompareNode;

/**
 * The evaluator of the find language: 1 for every span that is hit. The index must be built. A generator: it yields now and then,
 * so that whoever runs it can do other work in between.
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
export function* evaluateFind(ground: FindGround, node: FindNode): Work {
  return yield* evaluated(ground, node, []);
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

function* evaluated(ground: FindGround, node: FindNode, ignored: readonly string[]): Work {
  const { trace, runs } = ground.index;
  const { count } = trace.spans;
  switch (node.type) {
    case 'ignoring':
      return yield* evaluated(ground, node.of, [...ignored, ...node.keys]);
    case 'set':
      return node.of === undefined ? allSpans(count) : yield* evaluated(ground, node.of, ignored);
    case 'relation': {
      const left = yield* evaluated(ground, node.left, ignored);
      const right = yield* evaluated(ground, node.right, ignored);
      yield;
      return relatedSpans(trace.spans, runs.starts, node.relation, left, right);
    }
    case 'count': {
      const marks = yield* evaluated(ground, node.of, ignored);
      yield;
      return whereCounted(runs.starts, marks, countTest(node.comparison, node.count));
    }
    case 'not': {
      const marks = yield* evaluated(ground, node.of, ignored);
      if (isStructural(node.of)) return whereCounted(runs.starts, marks, (hits) => hits === 0);
      for (let span = 0; span < count; span++) marks[span] = marks[span] === 1 ? 0 : 1;
      return marks;
    }
    case 'and': {
      if (node.of.some(isStructural)) return yield* inOneTrace(ground, node.of, ignored);
      let marks: Uint8Array<ArrayBuffer> | undefined;
      for (const each of node.of) {
        const also = yield* evaluated(ground, each, ignored);
        if (marks === undefined) marks = also;
        else for (let span = 0; span < count; span++) if (also[span] === 0) marks[span] = 0;
        yield;
      }
      return marks ?? new Uint8Array(count);
    }
    case 'or': {
      const marks = new Uint8Array(count);
      const shared = new TermMarks(ground.index);
      for (const each of node.of) {
        const marked = markedTerm(each);
        if (marked) yield* takeIn(shared, marked, ignored, ground);
        else {
          const also = yield* evaluated(ground, each, ignored);
          for (let span = 0; span < count; span++) if (also[span] === 1) marks[span] = 1;
        }
        yield;
      }
      yield* shared.markSpans(marks);
      return marks;
    }
    case 'text':
    case 'exists':
    case 'compare':
      return yield* term(ground, node, ignored);
  }
}

const allSpans = (count: number): Uint8Array<ArrayBuffer> => new Uint8Array(count).fill(1);

/** Terms side by side of which at least one is asked of the trace: the others have to hold on one span. */
function* inOneTrace(ground: FindGround, nodes: readonly FindNode[], ignored: readonly string[]): Work {
  const ofOneSpan = listOf(
    'and',
    nodes.filter((node) => !isStructural(node)),
  );
  const parts: Uint8Array[] = [];
  for (const node of [...(ofOneSpan ? [ofOneSpan] : []), ...nodes.filter(isStructural)]) {
    parts.push(yield* evaluated(ground, node, ignored));
    yield;
  }
  return togetherInTrace(ground.index.runs.starts, parts);
}

function* term(ground: FindGround, node: Term, ignored: readonly string[]): Work {
  const { count } = ground.index.trace.spans;
  const marks = new Uint8Array(count);
  if (markedTerm(node)) {
    const terms = new TermMarks(ground.index);
    yield* takeIn(terms, node, ignored, ground);
    yield* terms.markSpans(marks);
    return marks;
  }
  if (node.type === 'compare' && node.comparison.startsWith('!') && !isFlag(node)) {
    const { start, end, subject } = node;
    const has = yield* term(ground, { type: 'exists', subject, start, end }, ignored);
    const comparison = node.comparison === '!=' ? '=' : '~';
    const such = yield* term(ground, { ...node, comparison }, ignored);
    for (let span = 0; span < count; span++) if (has[span] === 1 && such[span] === 0) marks[span] = 1;
    return marks;
  }
  if (node.type !== 'text') markColumns(ground, node, marks);
  return marks;
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
function markColumns(ground: FindGround, node: ExistsNode | CompareNode, marks: Uint8Array): void {
  const { trace, runs } = ground.index;
  const { spans } = trace;
  const { key } = node.subject;
  if (builtinKind(key) === 'flag') {
    const wanted = node.type === 'exists' || /^(true|yes)$/i.test(node.value) === (node.comparison === '=');
    for (let span = 0; span < spans.count; span++) if (hasFlag(spans, key, span) === wanted) marks[span] = 1;
    return;
  }
  const builtin = builtinOf(key);
  if (builtin === undefined) return;
  if (builtin.kind === 'text') {
    const holds = valueTest(node);
    const known = new Map<string, boolean>();
    const isId = key === 'id';
    for (let span = 0; span < spans.count; span++) {
      const text = builtin.textOf(trace, noFacts, spanIndex(span));
      let passes = known.get(text);
      if (passes === undefined) {
        passes = holds(text) || (isId && node.type === 'compare' && sameId(text, node));
        if (!isId) known.set(text, passes);
      }
      if (passes) marks[span] = 1;
    }
    return;
  }
  if (node.type === 'exists') {
    marks.fill(1);
    return;
  }
  const quantity = readQuantity(node.value);
  if (quantity === undefined) return;
  const facts = ground.facts();
  for (let at = 0; at + 1 < runs.starts.length; at++) {
    const share = quantity.dimension === 'share' ? (runs.durations[at] ?? 0) : 1;
    const wanted = quantity.number * share;
    for (let span = runs.starts[at] ?? 0; span < (runs.starts[at + 1] ?? 0); span++)
      if (compares(builtin.numberOf(trace, facts, spanIndex(span)), node.comparison, wanted)) marks[span] = 1;
  }
}

function hasFlag({ status, flags, parent }: SpanTable, key: string, span: number): boolean {
  if (key === 'error') return status[span] === SpanStatus.error;
  if (key === 'root') return (parent[span] ?? -1) < 0;
  return ((flags[span] ?? 0) & SpanFlag.links) !== 0;
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
