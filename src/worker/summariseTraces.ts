import { summariseTrace, type LoadedTrace, type ParsedTrace } from '../core';
import { breathe } from './breathe';

/** Traces between two breaths. */
const TRACES_A_STEP = 20;

/** The traces with their summaries; undefined where that was cancelled. */
export async function summariseTraces(
  traces: readonly ParsedTrace[],
  signal: AbortSignal | undefined,
): Promise<readonly LoadedTrace[] | undefined> {
  const loaded: LoadedTrace[] = [];
  for (const parsed of traces) {
    loaded.push({ summary: summariseTrace(parsed.trace), parsed });
    if (loaded.length % TRACES_A_STEP === 0) await breathe();
    if (signal?.aborted === true) return undefined;
  }
  return loaded;
}
