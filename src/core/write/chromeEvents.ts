import { attributeJson, attributeText } from '../format';
import { SpanKind, SpanStatus, spanIndex, type Attribute, type Trace } from '../model';
import type { ParsedTrace } from '../parse';
import type { ByteSink } from './ByteSink';
import { assignLanes, type Lanes } from './lanes';
import { chosenSpans, SpanReader, STEP, type SpanToWrite } from './spansToWrite';
import type { WriteJob } from './WriteJob';

const kindNames = new Map<number, string>(Object.entries(SpanKind).map(([name, kind]) => [kind, name]));

/** Nanoseconds as microseconds with their fraction, to the last digit. */
function micros(nanos: bigint): string {
  const size = nanos < 0n ? -nanos : nanos;
  const fraction = String(size % 1000n)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${nanos < 0n ? '-' : ''}${String(size / 1000n)}${fraction === '' ? '' : `.${fraction}`}`;
}

const at = ({ startEpoch }: Trace, time: number): string => micros(startEpoch + BigInt(Math.round(time)));

const text = (key: string, value: string): readonly Attribute[] =>
  value === '' ? [] : [{ key, value: { type: 'string', value } }];

/** The track of a span: its process is the service, its thread one of the service's lanes. */
interface Track {
  readonly pid: number;
  readonly tid: number;
}

const trackJson = ({ pid, tid }: Track): string => `"pid":${String(pid)},"tid":${String(tid)}`;

/** The span as a complete event, with the ids that the format has no member for among its arguments; its events as instants. */
function eventsOf({ trace, span, name, id, parentId, detail }: SpanToWrite, track: Track): string {
  const { spans, traceId } = trace;
  const [start, end] = [spans.start[span] ?? 0, spans.end[span] ?? 0];
  const isError = spans.status[span] === SpanStatus.error;
  // What would be read as another status than the data says elsewhere.
  const misleads = (key: string, said: string) =>
    key === 'error'
      ? isError && said !== 'true'
      : key === 'otel.status_code' && !isError && /error$/i.test(said);
  const attributes = detail.attributes.map(({ key, value }) =>
    misleads(key, attributeText(value)) ? { key: `${key} (as it came)`, value } : { key, value },
  );
  const own = new Set(attributes.map(({ key }) => key));
  const added = [
    ...(isError ? [{ key: 'error', value: { type: 'bool', value: true } } as const] : []),
    ...text('otel.status_description', detail.statusMessage),
    ...text('trace id', traceId),
    ...text('span id', id),
    ...text('parent id', parentId),
  ].filter(({ key }) => !own.has(key));
  const args = attributeJson({ type: 'map', entries: [...attributes, ...added] });
  const kind = kindNames.get(spans.kind[span] ?? 0) ?? '';
  const complete = `{"ph":"X","name":${JSON.stringify(name)},"cat":"${kind}","ts":${at(trace, start)},"dur":${micros(BigInt(Math.round(end - start)))},${trackJson(track)},"args":${args}}`;
  const instants = detail.events.map(
    (event) =>
      `,\n{"ph":"i","s":"t","name":${JSON.stringify(event.name || 'log')},"ts":${at(trace, event.time ?? start)},${trackJson(track)},"args":${attributeJson({ type: 'map', entries: event.attributes })}}`,
  );
  return complete + instants.join('');
}

/** An arrow from the caller's track to that of the called span, where they differ. */
function arrow(trace: Trace, span: number, from: Track, to: Track, number: number): string {
  const { spans } = trace;
  const parent = spans.parent[span] ?? 0;
  const start = spans.start[span] ?? 0;
  const leaves = Math.max(spans.start[parent] ?? 0, Math.min(spans.end[parent] ?? 0, start));
  const head = `"name":"call","cat":"call","id":${String(number)}`;
  return (
    `,\n{"ph":"s",${head},"ts":${at(trace, leaves)},${trackJson(from)}}` +
    `,\n{"ph":"f","bp":"e",${head},"ts":${at(trace, start)},${trackJson(to)}}`
  );
}

function metadata(what: string, { pid, tid }: Track, args: string): string {
  return `{"ph":"M","name":"${what}","pid":${String(pid)},"tid":${String(tid)},"args":${args}}`;
}

/**
 * The spans as entries of `traceEvents`: a process a service, and on its threads what ran at the same time. Processes are numbered
 * from the job's first number on. @returns the first number that is free. The Trace Event Format:
 * https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
 */
export function* chromeEvents(
  parsed: ParsedTrace,
  job: WriteJob,
  sink: ByteSink,
): Generator<undefined, number> {
  const { trace } = parsed;
  const { spans } = trace;
  const reader = new SpanReader(parsed, job.redaction);
  const chosen = chosenSpans(parsed, job.spans);
  const lanes: Lanes = assignLanes(trace, chosen, (span) => spans.service[span] ?? 0);
  yield;
  const laneOf = new Int32Array(spans.count).fill(-1);
  chosen.forEach((span, place) => {
    laneOf[span] = lanes.lane[place] ?? 0;
  });
  const trackOf = (span: number): Track => ({
    pid: job.firstNumber + (spans.service[span] ?? 0) + 1,
    tid: (laneOf[span] ?? 0) + 1,
  });
  const named = new Set<number>();
  let written = 0;
  for (const place of lanes.order) {
    const span = spanIndex(chosen[place] ?? 0);
    const toWrite = reader.read(span);
    const track = trackOf(span);
    if (!named.has(track.pid)) {
      named.add(track.pid);
      if (written > 0) sink.text(',\n');
      sink.text(
        metadata('process_name', { ...track, tid: 0 }, `{"name":${JSON.stringify(toWrite.service)}}`),
      );
      const labels = toWrite.detail.resource.map(({ key, value }) => `${key}=${attributeJson(value)}`);
      if (labels.length > 0)
        sink.text(
          `,\n${metadata('process_labels', { ...track, tid: 0 }, `{"labels":${JSON.stringify(labels.join(', '))}}`)}`,
        );
      written++;
    }
    sink.text(`,\n${eventsOf(toWrite, track)}`);
    const parent = spans.parent[span] ?? -1;
    if (parent >= 0 && (laneOf[parent] ?? -1) >= 0) {
      const from = trackOf(parent);
      if (from.pid !== track.pid || from.tid !== track.tid)
        sink.text(arrow(trace, span, from, track, job.firstNumber * 1_000_000 + span + 1));
    }
    if (++written % STEP === 0) yield;
  }
  return job.firstNumber + trace.services.length;
}
