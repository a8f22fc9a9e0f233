import type { NamedTrace, PasteReading } from '../../core';
import { searchPlace, systemPlace, tracePlace, type Place } from './place';
import { emptySearch, readSearchAddress, writeSearchAddress } from './searchAddress';
import { spansNamed } from './spansNamed';
import { readSystemAddress, writeSystemAddress } from './systemAddress';
import { emptyTraceAddress, readTraceAddress, writeTraceAddress } from './traceAddress';

function placeOfTrace({ traceId, spanIds }: NamedTrace, query: string): Place {
  // Only what our own pages know of a link is kept: its other parameters are those of another tool.
  const { address } =
    query === '' ? { address: emptyTraceAddress } : readTraceAddress(new URLSearchParams(query));
  const saysSpan = address.selected !== undefined || address.find !== '';
  const stated = saysSpan ? address : { ...address, ...spansNamed(spanIds) };
  return tracePlace(traceId, writeTraceAddress(stated).toString());
}

/** Where a reading of a pasted text leads. Always a page of this app, whatever host a link names. */
export function placeOfReading(reading: PasteReading): Place {
  switch (reading.open) {
    case 'trace':
      return placeOfTrace(reading.trace, reading.query);
    case 'list':
      return searchPlace(writeSearchAddress({ ...emptySearch, traces: reading.traces }).toString());
    case 'page': {
      const parameters = new URLSearchParams(reading.query);
      return reading.page === 'search'
        ? searchPlace(writeSearchAddress(readSearchAddress(parameters).address).toString())
        : systemPlace(writeSystemAddress(readSystemAddress(parameters).address).toString());
    }
  }
}
