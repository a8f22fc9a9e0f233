import { SpanKind, type SpanHints, type SpanIndex, type SpanTable } from '../model';
import { peerKeys, peerOf } from './peerOf';
import { serverChildOf } from './serverChildOf';
import { pillKeys, roleOf, spanPills } from './spanPills';

/** Keys of all attributes that hints are made of. */
export const hintKeys: readonly string[] = [...new Set([...pillKeys, ...peerKeys])];

/** Longest name of a peer. */
const longest = 120;

/** What a span's own attributes, of which those of `hintKeys` are enough, say about it at a glance. */
export function spanHints(
  spans: SpanTable,
  span: SpanIndex,
  attributes: ReadonlyMap<string, string>,
): SpanHints {
  const isAlone = spans.kind[span] === SpanKind.client && serverChildOf(spans, span) === undefined;
  return {
    role: roleOf(attributes),
    pills: spanPills(attributes),
    peer: isAlone ? peerOf(attributes).slice(0, longest) : '',
  };
}
