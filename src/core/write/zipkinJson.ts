import { spanIndex } from '../model';
import { spanTextOf, type ParsedTrace } from '../parse';
import type { ByteSink } from './ByteSink';
import { chosenSpans, inOrderOfText, isWhole, SpanReader, STEP } from './spansToWrite';
import type { WriteJob } from './WriteJob';
import { zipkinSpan } from './zipkinSpan';

/** Whether a text is a span of Zipkin's version 2: version 1 tells by annotations what version 2 has members for. */
function isVersion2(text: string): boolean {
  try {
    const json: unknown = JSON.parse(text);
    return (
      typeof json === 'object' && json !== null && 'localEndpoint' in json && !('binaryAnnotations' in json)
    );
  } catch {
    return false;
  }
}

/**
 * The spans of the trace as entries of Zipkin's list, version 2. Spans that came in that form are kept byte for byte; the rest is written
 * anew. Linear in the text.
 */
export function* zipkinJson(parsed: ParsedTrace, job: WriteJob, sink: ByteSink): Generator<undefined, void> {
  const isZipkin = parsed.texts.format === 'zipkin';
  const keeps = isZipkin && isWhole(job.redaction);
  const reader = new SpanReader(parsed, job.redaction, true);
  const decoder = new TextDecoder();
  for (const [at, i] of inOrderOfText(parsed, chosenSpans(parsed, job.spans)).entries()) {
    const span = spanIndex(i);
    if (at > 0) sink.text(',');
    const { bytes, start, end } = spanTextOf(parsed, span);
    const text = keeps ? decoder.decode(bytes.subarray(start, end)) : '';
    if (keeps && isVersion2(text)) sink.text(text);
    else sink.text(zipkinSpan(reader.read(span), isZipkin));
    if (at % STEP === STEP - 1) yield;
  }
}
