import { normaliseTraceId } from '../../../core';
import type { AddressPart } from '../trace/AddressPart';

/** A trace that is listed by its id, and the spans of it that are to be marked. */
export interface ListedTrace {
  readonly traceId: string;
  /** As they are stated, each once. */
  readonly spanIds: readonly string[];
}

/** Most traces that an address lists: each is a question to the server. */
export const maxListed = 50;
const maxSpans = 20;

/**
 * The traces that are listed instead of searched: Jaeger UI's repeated `traceID`, and `span=<id> <id>@<trace>` where spans of one are to be
 * marked.
 */
export const tracesPart: AddressPart<readonly ListedTrace[]> = {
  names: ['traceID', 'span'],
  empty: [],
  read: (_, fault, all) => {
    const listed = new Map<string, Set<string>>();
    const take = (stated: string, spans: string) => {
      const traceId = normaliseTraceId(stated);
      if (traceId === undefined) {
        if (stated !== '') fault(`“${stated.slice(0, 60)}” is no trace id`, 'traceID');
        return;
      }
      const known = listed.get(traceId) ?? new Set<string>();
      for (const id of spans.split(/\s+/))
        if (/^[0-9a-z+/=]{1,32}$/i.test(id) && known.size < maxSpans) known.add(id);
      listed.set(traceId, known);
    };
    for (const traceId of all?.('traceID') ?? []) take(traceId, '');
    for (const stated of all?.('span') ?? []) {
      const [spans = '', traceId = ''] = stated.split('@');
      take(traceId, spans);
    }
    if (listed.size > maxListed)
      fault(`the first ${String(maxListed)} of ${String(listed.size)} traces are listed`, 'traceID');
    return [...listed].slice(0, maxListed).map(([traceId, spanIds]) => ({ traceId, spanIds: [...spanIds] }));
  },
  write: (traces, put) => {
    for (const { traceId } of traces) put('traceID', traceId);
    for (const { traceId, spanIds } of traces)
      put('span', spanIds.length === 0 ? '' : `${spanIds.join(' ')}@${traceId}`);
  },
};
