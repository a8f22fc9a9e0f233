import { attributeJson, csvLine, isoTimestamp } from '../format';
import { SpanKind, SpanStatus, spanIndex, type Attribute, type SpanDetail } from '../model';
import type { ParsedTrace } from '../parse';
import type { ByteSink } from './ByteSink';
import { chosenSpans, SpanReader, STEP, type SpanToWrite } from './spansToWrite';
import type { WriteJob } from './WriteJob';

const kindNames = new Map<number, string>(Object.entries(SpanKind).map(([name, kind]) => [kind, name]));
const statusNames = new Map<number, string>(Object.entries(SpanStatus).map(([name, code]) => [code, name]));

const mapJson = (entries: readonly Attribute[]): string =>
  entries.length === 0 ? '' : attributeJson({ type: 'map', entries });

/** Events as a JSON list: nanoseconds since the span's start, name, attributes. */
function logsJson({ events }: SpanDetail, start: number): string {
  if (events.length === 0) return '';
  const entries = events.map(({ time, name, attributes }) => {
    const at = time === undefined ? 'null' : String(time - start);
    return `{"at":${at},"name":${JSON.stringify(name)},"fields":${mapJson(attributes) || '{}'}}`;
  });
  return `[${entries.join(',')}]`;
}

function line({ trace, span, service, name, id, parentId, detail }: SpanToWrite): string {
  const { spans, traceId, startEpoch } = trace;
  const [start, end] = [spans.start[span] ?? 0, spans.end[span] ?? 0];
  return csvLine([
    traceId,
    id,
    parentId,
    service,
    name,
    kindNames.get(spans.kind[span] ?? 0) ?? String(spans.kind[span]),
    statusNames.get(spans.status[span] ?? 0) ?? '',
    isoTimestamp(startEpoch + BigInt(Math.round(start)), 'utc'),
    String(start),
    String(end - start),
    mapJson(detail.attributes),
    mapJson(detail.resource.filter(({ key }) => key !== 'service.name')),
    logsJson(detail, start),
  ]);
}

/** The spans as lines of a CSV (RFC 4180), in the order of the tree; its head is that of the format. */
export function* spansCsv(parsed: ParsedTrace, job: WriteJob, sink: ByteSink): Generator<undefined, void> {
  const reader = new SpanReader(parsed, job.redaction);
  for (const [at, span] of chosenSpans(parsed, job.spans).entries()) {
    sink.text(line(reader.read(spanIndex(span))));
    if (at % STEP === STEP - 1) yield;
  }
}
