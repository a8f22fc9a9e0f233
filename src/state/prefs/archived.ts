import * as v from 'valibot';
import { goodMembers, keptInBrowser } from './keptInBrowser';

/** So many traces that were archived are remembered. */
const most = 200;

const schema = v.object({
  traceId: v.pipe(v.string(), v.maxLength(64)),
  time: v.pipe(v.number(), v.integer()),
});

/** A trace that was archived from this browser, and when, in milliseconds since the epoch. */
export type Archived = v.InferOutput<typeof schema>;

const kept = keptInBrowser<{ readonly traces: readonly Archived[] }>('spanlight:archived:1', (stored) => ({
  traces: goodMembers(
    schema,
    typeof stored === 'object' && stored !== null ? Reflect.get(stored, 'traces') : undefined,
    most,
  ),
}));

/** The traces that were archived from this browser, newest first: servers do not say it of a trace. */
export const useArchived = kept.useKept;

/** Remembers that a trace is in the archive. */
export function rememberArchived(traceId: string, time: number): void {
  kept.change(({ traces }) => ({
    traces: [{ traceId, time }, ...traces.filter((one) => one.traceId !== traceId)].slice(0, most),
  }));
}
