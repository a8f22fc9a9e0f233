import { listOf, isStructural, type FindNode, type Subject } from '../../core';
import type { TraceQuery } from '../TraceSource';

// Terms of the find language as the planner makes them.

const place = { start: 0, end: 0 };

export const builtin = (key: string): Subject => ({ type: 'builtin', key });

export const equals = (subject: Subject, value: string): FindNode => ({
  type: 'compare',
  subject,
  comparison: '=',
  value,
  ...place,
});

/** Any of several values of a built-in; undefined for none. */
export const anyOf = (key: string, values: readonly string[]): FindNode | undefined =>
  listOf(
    'or',
    values.map((value) => equals(builtin(key), value)),
  );

/** The terms of a find that stand side by side. */
export const conjuncts = (node: FindNode | undefined): readonly FindNode[] =>
  node === undefined ? [] : node.type === 'and' ? node.of : [node];

/** What is asked of one span, and what of its trace. */
export function splitWhere(node: FindNode | undefined): {
  readonly ofSpan: readonly FindNode[];
  readonly ofTrace: readonly FindNode[];
} {
  const all = conjuncts(node);
  return { ofSpan: all.filter((one) => !isStructural(one)), ofTrace: all.filter(isStructural) };
}

/** Bounds of a duration, inclusive. */
export function durationTerms({ minDuration, maxDuration }: Pick<TraceQuery, 'minDuration' | 'maxDuration'>) {
  const bound = (comparison: '>=' | '<=', nanos: number | undefined): FindNode[] =>
    nanos === undefined
      ? []
      : [
          {
            type: 'compare',
            subject: builtin('duration'),
            comparison,
            value: `${String(nanos)}ns`,
            ...place,
          },
        ];
  return [...bound('>=', minDuration), ...bound('<=', maxDuration)];
}

/** Keys by which servers know what is in no attribute of a span: the browser takes the server's word for these. */
const SERVERS_OWN = /^(span|scope|resource)\.|^otel\.|^w3c\.|^internal\./;
/** VictoriaTraces' names for attributes of resources and scopes. */
const VICTORIA_PREFIX = /^(resource_attr|scope_attr|span_attr):/;
const PATTERN_SIGNS = /[.*+?()[\]{}|^$\\]/;

/**
 * A tag that a server was asked for, as a term that no trace fails which the server found rightly; undefined where there is none
 * such. A value with the signs of a pattern may have been read as one.
 */
export function tagTerm({ key, value }: TraceQuery['tags'][number]): FindNode | undefined {
  if (key === 'error' && (value === 'true' || value === 'false'))
    return { ...equals(builtin('error'), value), ...place };
  if (key === 'span.kind') return equals(builtin('kind'), value);
  if (SERVERS_OWN.test(key) || key.endsWith('!') || value.startsWith('~')) return undefined;
  const subject: Subject = { type: 'attribute', key: key.replace(VICTORIA_PREFIX, '') };
  const same = equals(subject, value);
  if (!PATTERN_SIGNS.test(value)) return same;
  const pattern: FindNode = { type: 'compare', subject, comparison: '~', value: `^(${value})$`, ...place };
  return listOf('or', [same, pattern]);
}

/** Whether a server reads a tag as nothing but a key with a value. */
export const isPlainTag = ({ key, value }: TraceQuery['tags'][number]): boolean =>
  key !== 'error' &&
  !SERVERS_OWN.test(key) &&
  !VICTORIA_PREFIX.test(key) &&
  !key.endsWith('!') &&
  !value.startsWith('~') &&
  !PATTERN_SIGNS.test(value);
