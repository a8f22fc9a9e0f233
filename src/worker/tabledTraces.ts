import type { LoadedTrace, ParsedTrace } from '../core';
import type { ResultTables, WholeResults } from './ResultTables';
import type { SummaryToTabulate } from './TraceEngine';

/** What the engine holds of each of these traces: its text, or its line in a table. */
export async function tabledTraces(
  traces: readonly SummaryToTabulate[],
  tables: ResultTables,
  parsedOf: (handle: number) => ParsedTrace | undefined,
): Promise<readonly LoadedTrace[]> {
  const places = new Map<number, (WholeResults & { byId: ReadonlyMap<string, number> }) | undefined>();
  for (const { results } of traces) {
    if (results === undefined || places.has(results)) continue;
    const whole = await tables.whole(results);
    const byId = new Map(whole?.table.traceIds.map((traceId, at) => [traceId, at]));
    places.set(results, whole && { ...whole, byId });
  }
  return traces.map(({ summary, handle, results }) => {
    const from = results === undefined ? undefined : places.get(results);
    const place = from?.byId.get(summary.traceId);
    return {
      summary,
      parsed: handle === undefined ? undefined : parsedOf(handle),
      tabled: from === undefined || place === undefined ? undefined : { table: from.table, place },
      indexed: place === undefined ? undefined : from?.finder.placed(place),
    };
  });
}
