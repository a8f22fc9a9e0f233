import { nanos, resultStatus, type CallFigures } from '../../core';
import { emptySearch, writeSearchAddress } from '../../state/url/searchAddress';

/** Which traces stand for some calls. */
export interface Example {
  readonly text: string;
  /** The query of the search page. */
  readonly query: string;
}

const mostShown = 100;

/**
 * Searches whose traces are behind some calls: all, those in error, those as slow as the slowest twentieth. `from` and `to` in
 * milliseconds since 1970; an operation '' = any. `hasErrorTag`: whether the server finds errors by their tag.
 */
export function exampleLinks(
  {
    service,
    operation,
    from,
    to,
  }: { readonly service: string; readonly operation: string; readonly from: number; readonly to: number },
  figures: CallFigures,
  hasErrorTag: boolean,
): readonly Example[] {
  const question = {
    ...emptySearch,
    service,
    operation: operation === '' ? undefined : operation,
    lookback: 'custom',
    start: Math.round(from * 1000),
    end: Math.round(to * 1000),
    limit: mostShown,
  };
  const queryWith = (part: Partial<typeof question>) =>
    writeSearchAddress({ ...question, ...part }).toString();
  const links: Example[] = [{ text: 'Traces of this time', query: queryWith({}) }];
  if (figures.errors.value > 0) {
    const failing = hasErrorTag
      ? { tags: [{ key: 'error', value: 'true' }] }
      : { facets: [{ key: 'status', value: resultStatus.error, isExcluded: false }] };
    links.push({ text: 'Those in error', query: queryWith(failing) });
  }
  if (figures.p95.value > 0) {
    // What the server compares is in whole microseconds.
    const minDuration = nanos(Math.floor(figures.p95.value / 1000) * 1000);
    if (minDuration > 0) links.push({ text: 'As slow as p95, or slower', query: queryWith({ minDuration }) });
  }
  return links;
}
