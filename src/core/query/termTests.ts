import { builtinOf } from '../analyse';
import { SpanFlag, SpanStatus, spanIndex, type SpanTable, type TraceFacts } from '../model';
import type { FindIndex } from './FindIndex';
import { builtinKind, type Comparison, type CompareNode, type ExistsNode } from './findNode';
import { readPattern } from './pattern';
import { numberFor, readQuantity } from './quantity';

/** What the evaluator looks at. `facts` are made when a term first needs them. */
export interface FindGround {
  readonly index: FindIndex;
  readonly facts: () => TraceFacts;
}

/** A flag has always one of two values, so that “not true” is false. */
export const isFlag = ({ subject }: CompareNode): boolean =>
  subject.type === 'builtin' && builtinKind(subject.key) === 'flag';

/** Whether a text passes a term. */
export function valueTest(node: ExistsNode | CompareNode): (value: string) => boolean {
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
export function columnTest(ground: FindGround, node: ExistsNode | CompareNode): (span: number) => boolean {
  const { trace, runs } = ground.index;
  const { spans } = trace;
  const { key } = node.subject;
  if (builtinKind(key) === 'flag') {
    const wanted = node.type === 'exists' || /^(true|yes)$/i.test(node.value) === (node.comparison === '=');
    return (span) => hasFlag(spans, key, span) === wanted;
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
  const { number, dimension } = quantity;
  const facts = ground.facts();
  const passes = (span: number, wanted: number) =>
    compares(builtin.numberOf(trace, facts, spanIndex(span)), node.comparison, wanted);
  if (dimension !== 'share') return (span) => passes(span, number);
  let run = 0;
  return (span) => {
    if (span < (runs.starts[run] ?? 0)) run = 0;
    while (span >= (runs.starts[run + 1] ?? Infinity)) run++;
    return passes(span, number * (runs.durations[run] ?? 0));
  };
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
