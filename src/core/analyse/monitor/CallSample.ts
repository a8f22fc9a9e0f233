import { SpanKind, SpanStatus, type Trace } from '../../model';

/** Which spans count as calls of a service: all with its name and this kind that began at or after `from` and before `to`. */
export interface CallsWanted {
  readonly service: string;
  /** One of SpanKind's numbers. */
  readonly kind: number;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

/** Calls as columns, in no order: those of a service that some traces hold. */
export interface CallSample {
  /** Names of operations. */
  readonly names: readonly string[];
  /** Index into `names`, call for call. */
  readonly operation: Uint32Array;
  /** Milliseconds since 1970. */
  readonly start: Float64Array;
  /** Nanoseconds. */
  readonly duration: Float64Array;
  /** 1 = in error. */
  readonly failed: Uint8Array;
  /** Tells apart the traces that the calls belong to. */
  readonly trace: Uint32Array;
  /** Traces that were looked through. */
  readonly traces: number;
  /** Spans of the service within the time, by SpanKind's numbers 0 … 5: what another kind would have found. */
  readonly kinds: readonly number[];
}

const kindCount = Object.keys(SpanKind).length;

/** Takes the calls of a service out of traces. Linear in their spans. */
export function sampleCalls(traces: readonly { readonly trace: Trace }[], wanted: CallsWanted): CallSample {
  const names = new Map<string, number>();
  const operation: number[] = [];
  const start: number[] = [];
  const duration: number[] = [];
  const failed: number[] = [];
  const trace: number[] = [];
  const kinds = Array.from({ length: kindCount }, () => 0);
  for (const [place, { trace: whole }] of traces.entries()) {
    const { spans, services, names: spanNames, startEpoch } = whole;
    const service = services.indexOf(wanted.service);
    if (service < 0) continue;
    const epoch = Number(startEpoch / 1000n) / 1000;
    for (let span = 0; span < spans.count; span++) {
      if (spans.service[span] !== service) continue;
      const began = epoch + (spans.start[span] ?? 0) / 1e6;
      if (began < wanted.from || began >= wanted.to) continue;
      const kind = spans.kind[span] ?? 0;
      kinds[kind] = (kinds[kind] ?? 0) + 1;
      if (kind !== wanted.kind) continue;
      const name = spanNames[spans.name[span] ?? 0] ?? '';
      const known = names.get(name) ?? names.size;
      names.set(name, known);
      operation.push(known);
      start.push(began);
      duration.push((spans.end[span] ?? 0) - (spans.start[span] ?? 0));
      failed.push(spans.status[span] === SpanStatus.error ? 1 : 0);
      trace.push(place);
    }
  }
  return {
    names: [...names.keys()],
    operation: Uint32Array.from(operation),
    start: Float64Array.from(start),
    duration: Float64Array.from(duration),
    failed: Uint8Array.from(failed),
    trace: Uint32Array.from(trace),
    traces: traces.length,
    kinds,
  };
}

/** The calls of a sample that began at or after `from` and before `to`. */
export function callsWithin(sample: CallSample, from: number, to: number): CallSample {
  const chosen: number[] = [];
  for (const [call, began] of sample.start.entries()) if (began >= from && began < to) chosen.push(call);
  const pick = (column: Float64Array | Uint32Array | Uint8Array) => chosen.map((call) => column[call] ?? 0);
  return {
    ...sample,
    operation: Uint32Array.from(pick(sample.operation)),
    start: Float64Array.from(pick(sample.start)),
    duration: Float64Array.from(pick(sample.duration)),
    failed: Uint8Array.from(pick(sample.failed)),
    trace: Uint32Array.from(pick(sample.trace)),
  };
}
