import { readQuantity, toGoDuration, type Failure, type FindNode } from '../../core';
import { nanos } from '../../core';

// Jaeger's structured filter (RFC 0005, from 2.21 behind a feature gate): an expression over one span. A predicate on what a span has
// not is false, but for `not` around it, which is how the find language sees it too.

/** Words of the filter of which a storage may refuse some. `in-attr` and the like: on attributes only. */
export type FilterWord = string;

type Operand =
  | { readonly attr: { readonly key: string } }
  | { readonly field: { readonly name: string; readonly level: string } }
  | { readonly scalar: { readonly value: string } }
  | { readonly list: { readonly values: readonly string[] } }
  | { readonly call: FilterCall };

/** A node of the filter as it goes over the wire. */
export interface FilterCall {
  readonly op: string;
  readonly args: readonly Operand[];
}

const attribute = (key: string): Operand => ({ attr: { key } });
const scalar = (value: string): Operand => ({ scalar: { value } });
/** Built-ins whose names and values are the same in both languages. Those of status and kind are not said anywhere. */
const fields = new Map<string, Operand>([
  ['service', { field: { name: 'service', level: 'resource' } }],
  ['name', { field: { name: 'name', level: 'span' } }],
  ['duration', { field: { name: 'duration', level: 'span' } }],
]);

const ops = new Map([
  ['=', 'eq'],
  ['!=', 'ne'],
  ['<', 'lt'],
  ['<=', 'lte'],
  ['>', 'gt'],
  ['>=', 'gte'],
]);

/** Several predicates as one; undefined for none. */
export function joined(op: 'and' | 'or', calls: readonly FilterCall[]): FilterCall | undefined {
  return calls.length > 1 ? { op, args: calls.map((call) => ({ call })) } : calls[0];
}

/** Any of some values of a built-in. */
export function oneOf(
  name: string,
  values: readonly string[],
  refused: ReadonlySet<FilterWord>,
): FilterCall | undefined {
  const field = fields.get(name);
  const [first] = values;
  if (field === undefined || first === undefined) return undefined;
  const call: FilterCall =
    values.length === 1
      ? { op: 'eq', args: [field, scalar(first)] }
      : { op: 'in', args: [field, { list: { values } }] };
  return allowed(call, refused);
}

/** Has the span this value under this key? */
export const tagCall = (key: string, value: string): FilterCall => ({
  op: 'eq',
  args: [attribute(key), scalar(value)],
});

/** A bound of the duration, inclusive, in nanoseconds. */
export const durationCall = (op: 'gte' | 'lte', bound: number): FilterCall => ({
  op,
  args: [{ field: { name: 'duration', level: 'span' } }, scalar(toGoDuration(nanos(bound)))],
});

function allowed(call: FilterCall, refused: ReadonlySet<FilterWord>): FilterCall | undefined {
  const isOfAttribute = call.args.some((operand) => 'attr' in operand);
  return refused.has(call.op) || (isOfAttribute && refused.has(`${call.op}-attr`)) ? undefined : call;
}

/** A plain term of the find language as a predicate; undefined where there is none that means the same. */
export function toFilter(node: FindNode, refused: ReadonlySet<FilterWord>): FilterCall | undefined {
  switch (node.type) {
    case 'and':
    case 'or': {
      const calls = node.of.map((one) => toFilter(one, refused));
      const known = calls.flatMap((call) => call ?? []);
      const whole = known.length === calls.length ? joined(node.type, known) : undefined;
      return whole && allowed(whole, refused);
    }
    case 'not': {
      const of = toFilter(node.of, refused);
      return of && allowed({ op: 'not', args: [{ call: of }] }, refused);
    }
    case 'exists':
      return node.subject.type === 'attribute'
        ? allowed({ op: 'exists', args: [attribute(node.subject.key)] }, refused)
        : undefined;
    case 'compare': {
      const { subject, comparison, value } = node;
      const op = ops.get(comparison);
      const field = subject.type === 'attribute' ? attribute(subject.key) : fields.get(subject.key);
      if (op === undefined || field === undefined) return undefined;
      const written = writtenValue(subject.type === 'builtin' && subject.key === 'duration', op, value);
      return written === undefined ? undefined : allowed({ op, args: [field, scalar(written)] }, refused);
    }
    default:
      return undefined;
  }
}

/** With a unit equal quantities are equal too, which no server knows; durations have one, and are written as Go writes them. */
function writtenValue(isDuration: boolean, op: string, value: string): string | undefined {
  const quantity = readQuantity(value);
  if (isDuration)
    return quantity?.dimension === 'time' && Number.isSafeInteger(quantity.number) && quantity.number >= 0
      ? toGoDuration(nanos(quantity.number))
      : undefined;
  if (op === 'eq' || op === 'ne') return (quantity?.dimension ?? 'plain') === 'plain' ? value : undefined;
  return quantity?.dimension === 'plain' ? value : undefined;
}

/** Whether a server has refused a question because of its filter, not for another reason. */
export const isFilterRefusal = ({ status, serverSaid }: Failure): boolean =>
  status === 400 && /query filter/i.test(serverSaid);

/**
 * What a refusal says about the storage, as words that are not to be used again; undefined where it says nothing that would help:
 * "it does not support the operator "gte" on "http.response.status_code"".
 */
export function refusedWord({ serverSaid }: Failure): FilterWord | undefined {
  const [, op, on] = /operator \\?"(\w+)\\?"( on )?/.exec(serverSaid) ?? [];
  if (op !== undefined) {
    const isOfField = /on \\?"(service|name|duration)\\?"/.test(serverSaid);
    return on !== undefined && !isOfField ? `${op}-attr` : op;
  }
  return /against a constant only/.test(serverSaid) ? 'in' : undefined;
}
