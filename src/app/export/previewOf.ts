import type { Answer, RedactedValue, Redaction, RedactionPreview } from '../../core';
import { getEngine } from '../../state/query/connection';
import { whileBusy } from '../../state/session/busy';
import type { ExportSource } from '../../state/session/exportRequest';

const LISTED = 200;

const sum = (a: RedactionPreview, b: RedactionPreview): RedactionPreview => {
  const byText = new Map<string, RedactedValue>();
  for (const value of [...a.values, ...b.values]) {
    const key = JSON.stringify([value.place, value.key, value.before]);
    const known = byText.get(key);
    byText.set(key, known === undefined ? value : { ...known, count: known.count + value.count });
  }
  const all = [...byText.values()].sort((one, other) => other.count - one.count);
  return {
    values: all.slice(0, LISTED),
    more: a.more + b.more + Math.max(0, all.length - LISTED),
    hits: a.hits + b.hits,
    touchedSpans: a.touchedSpans + b.touchedSpans,
    spans: a.spans + b.spans,
  };
};

/** Tries a redaction on all traces of a source. */
export function previewOf(
  source: ExportSource,
  redaction: Redaction,
  spans: Uint32Array | undefined,
  signal: AbortSignal,
): Promise<Answer<RedactionPreview>> {
  const walk = async (): Promise<Answer<RedactionPreview>> => {
    let all: RedactionPreview = { values: [], more: 0, hits: 0, touchedSpans: 0, spans: 0 };
    const failure = await source.each(async (handle) => {
      const one = await getEngine().previewRedaction(handle, redaction, spans, signal);
      if (!one.ok) return one.failure;
      all = sum(all, one.value);
      return undefined;
    }, signal);
    return failure === undefined ? { ok: true, value: all } : { ok: false, failure };
  };
  return whileBusy(walk());
}
