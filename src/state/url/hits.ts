import { printTerm, toGoDuration } from '../../core';
import type { ListedTrace } from './search/tracesPart';
import type { SearchAddress } from './searchAddress';
import { spansNamed } from './spansNamed';
import { writeParts } from './partsCodec';
import type { AddressPart } from './trace/AddressPart';
import { findPart, selectsFirstPart } from './trace/findParts';
import { selectedPart } from './trace/spanParts';
import { fromPart } from './trace/viewParts';
import type { TraceAddress } from './traceAddress';

/** Tags that every span says in its columns: which built-in of the find language they are. */
const builtinTags = new Map([
  ['error', 'error'],
  ['span.kind', 'kind'],
]);

/**
 * The find text that hits the spans which a search asked for. '' where it asks for nothing of the span, or for its service alone: that would
 * mark half of the trace.
 */
export function findOfSearch({
  service,
  operation,
  tags,
  minDuration,
  maxDuration,
}: Pick<SearchAddress, 'service' | 'operation' | 'tags' | 'minDuration' | 'maxDuration'>): string {
  const terms = tags.map(({ key, value }) => {
    const builtin = builtinTags.get(key);
    return printTerm(
      builtin === undefined ? { type: 'attribute', key } : { type: 'builtin', key: builtin },
      value,
    );
  });
  if (operation !== undefined) terms.unshift(printTerm({ type: 'builtin', key: 'name' }, operation));
  if (minDuration !== undefined) terms.push(`duration>=${toGoDuration(minDuration)}`);
  if (maxDuration !== undefined) terms.push(`duration<=${toGoDuration(maxDuration)}`);
  if (terms.length > 0 && service !== undefined)
    terms.unshift(printTerm({ type: 'builtin', key: 'service' }, service));
  return terms.join(' ');
}

type HitAddress = Pick<TraceAddress, 'find' | 'selectsFirst' | 'selected' | 'from'>;

/** The few parts of a trace's address that a link from a result says: the list needs no code for the others. */
const mapHit = (
  address: HitAddress,
  visit: <T>(part: AddressPart<T>, value: NoInfer<T>) => T,
): HitAddress => ({
  find: visit(findPart, address.find),
  selectsFirst: visit(selectsFirstPart, address.selectsFirst),
  selected: visit(selectedPart, address.selected),
  from: visit(fromPart, address.from),
});

/**
 * What a link from a result to its trace says, by trace id: the search's terms as find text with the first match selected, or the spans that a
 * list of traces names.
 */
export function hitAddresses(address: SearchAddress): (traceId: string) => string {
  const { from } = address;
  const nothing: HitAddress = { find: '', selectsFirst: false, selected: undefined, from };
  const raw = (part: Partial<HitAddress>) => writeParts(mapHit, { ...nothing, ...part }).toString();
  const find = address.traces.length > 0 ? '' : findOfSearch(address);
  const usual = raw({ find, selectsFirst: find !== '' });
  const listed = new Map(
    address.traces
      .filter(({ spanIds }: ListedTrace) => spanIds.length > 0)
      .map(({ traceId, spanIds }) => [traceId, raw(spansNamed(spanIds))]),
  );
  return (traceId) => listed.get(traceId) ?? usual;
}
