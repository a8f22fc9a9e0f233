import { readQuantity, nanos, type FindNode } from '../../core';
import type { SourceCapabilities, TraceQuery } from '../TraceSource';

/** What one request asks of the span that is looked for. */
export type Anchor = Pick<TraceQuery, 'operation' | 'tags' | 'minDuration' | 'maxDuration'> & {
  /** None = any. */
  readonly services: readonly string[];
};

/** Whether a server does what it was sent: 'guess' = some servers of the kind do. */
export interface Pushed {
  readonly anchor: Anchor;
  readonly certainty: 'sure' | 'guess';
}

/** What no span can be: of this alternative nothing is to be asked. */
export const IMPOSSIBLE = 'impossible';

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Puts one plain term of the find language into a request; undefined where no request can say it. */
export function pushTerm(
  anchor: Anchor,
  node: FindNode,
  capabilities: SourceCapabilities,
  services: readonly string[],
): Pushed | typeof IMPOSSIBLE | undefined {
  const asTag = (key: string, value: string, certainty: Pushed['certainty']): Pushed | undefined =>
    withTag(anchor, key, value) && { anchor: withTag(anchor, key, value) ?? anchor, certainty };
  const errors = capabilities.errorTag ? 'sure' : 'guess';
  if (node.type === 'exists')
    return node.subject.type === 'builtin' && node.subject.key === 'error'
      ? asTag('error', 'true', errors)
      : undefined;
  if (node.type !== 'compare') return undefined;
  const { subject, comparison, value } = node;
  if (subject.type === 'builtin') {
    if (subject.key === 'service' && comparison === '=') return ofService(anchor, value, services);
    if (subject.key === 'name' && comparison === '=') {
      if (anchor.operation !== undefined) return same(anchor.operation, value) ? sure(anchor) : IMPOSSIBLE;
      return sure({ ...anchor, operation: value });
    }
    if (subject.key === 'error' && (comparison === '=') === /^(true|yes)$/i.test(value))
      return asTag('error', 'true', errors);
    if (subject.key === 'duration') return ofDuration(anchor, comparison, value);
    return undefined;
  }
  // With a unit equal quantities are equal too, which no server knows.
  if (comparison === '=')
    return (readQuantity(value)?.dimension ?? 'plain') === 'plain'
      ? asTag(subject.key, value, 'sure')
      : undefined;
  if (comparison === '~') {
    const pattern = serversPattern(value, capabilities.tagPatterns);
    return pattern === undefined ? undefined : asTag(subject.key, pattern, 'guess');
  }
  if (comparison === '!=' && capabilities.tagExclusion) return asTag(`${subject.key}!`, value, 'guess');
  return undefined;
}

const sure = (anchor: Anchor): Pushed => ({ anchor, certainty: 'sure' });

/** A request asks for each key once. */
function withTag(anchor: Anchor, key: string, value: string): Anchor | undefined {
  const known = anchor.tags.find((tag) => tag.key === key);
  if (known !== undefined) return known.value === value ? anchor : undefined;
  return { ...anchor, tags: [...anchor.tags, { key, value }] };
}

function ofService(anchor: Anchor, value: string, services: readonly string[]): Pushed | typeof IMPOSSIBLE {
  const named = anchor.services.filter((service) => same(service, value));
  if (anchor.services.length > 0) return named.length > 0 ? sure({ ...anchor, services: named }) : IMPOSSIBLE;
  // The find language takes no notice of case, servers do.
  const known = services.filter((service) => same(service, value));
  return sure({ ...anchor, services: known.length > 0 ? known : [value] });
}

function ofDuration(
  anchor: Anchor,
  comparison: string,
  value: string,
): Pushed | typeof IMPOSSIBLE | undefined {
  const quantity = readQuantity(value);
  if (quantity?.dimension !== 'time') return undefined;
  const { minDuration = 0, maxDuration = Infinity } = anchor;
  // Bounds of requests are inclusive, in whole nanoseconds.
  const bound = quantity.number + (comparison === '>' ? 1 : comparison === '<' ? -1 : 0);
  const [least, most] = comparison.startsWith('>')
    ? [Math.max(minDuration, bound), maxDuration]
    : [minDuration, Math.min(maxDuration, bound)];
  if (!/^[<>]/.test(comparison)) return undefined;
  if (least > most) return IMPOSSIBLE;
  return sure({
    ...anchor,
    minDuration: least > 0 ? nanos(least) : undefined,
    maxDuration: most < Infinity ? nanos(most) : undefined,
  });
}

/** Signs that mean the same in every language of patterns. */
const COMMON_PATTERN = /^\^?[\w\s/:,@%=&().*+|-]*\$?$/;

/** A pattern that may lie anywhere in the value, as a server wants it. */
export function serversPattern(pattern: string, way: SourceCapabilities['tagPatterns']): string | undefined {
  if (way === 'none') return undefined;
  if (way === 'tilde') return `~${pattern}`;
  if (!COMMON_PATTERN.test(pattern)) return undefined;
  const inner = pattern.replace(/^\^/, '').replace(/\$$/, '');
  const hasChoice = inner.includes('|') ? `(${inner})` : inner;
  return `${pattern.startsWith('^') ? '' : '.*'}${hasChoice}${pattern.endsWith('$') ? '' : '.*'}`;
}
