import type { ParsedTrace } from '../parse';
import { ByteSink } from './ByteSink';
import { chromeEvents } from './chromeEvents';
import { jaegerJson } from './jaegerJson';
import { otlpJson } from './otlpJson';
import { spansCsv } from './spansCsv';
import { speedscopeProfiles } from './speedscope';
import { traceMarkdown } from './traceMarkdown';
import type { WriteEnd, WriteJob } from './WriteJob';
import { zipkinJson } from './zipkinJson';

/** Takes pieces of a file as they are made. */
export type TakePiece = (bytes: Uint8Array<ArrayBuffer>) => void;

/**
 * Writes a trace as one entry of a file (see fileFormats for what stands around it). `take` gets its pieces in their order, `takeShared`
 * those of what stands once at the end of the file for all traces. A generator of short steps; linear in the trace's text, apart
 * from sorting.
 */
export function* writeTrace(
  parsed: ParsedTrace,
  job: WriteJob,
  take: TakePiece,
  takeShared: TakePiece,
): Generator<undefined, WriteEnd> {
  const format = job.format === 'as-came' ? parsed.texts.format : job.format;
  const sink = new ByteSink(take);
  const shared = new ByteSink(takeShared);
  let nextNumber = job.firstNumber;
  switch (format) {
    case 'jaeger':
      yield* jaegerJson(parsed, job, sink);
      break;
    case 'otlp':
      yield* otlpJson(parsed, job, sink);
      break;
    case 'zipkin':
      yield* zipkinJson(parsed, job, sink);
      break;
    case 'csv':
      yield* spansCsv(parsed, job, sink);
      break;
    case 'chrome':
      nextNumber = yield* chromeEvents(parsed, job, sink);
      break;
    case 'speedscope':
      nextNumber = yield* speedscopeProfiles(parsed, job, sink, shared);
      break;
    case 'markdown':
      yield* traceMarkdown(parsed, job, sink);
      break;
  }
  sink.flush();
  shared.flush();
  const count = job.spans?.length ?? parsed.trace.spans.count;
  return { format, nextNumber, isEmpty: count === 0 && format !== 'jaeger' && format !== 'markdown' };
}
