import { assembleTraces } from './assemble/assembleTraces';
import { chromeProblems } from './chrome/chromeProblems';
import { chromeSpanTexts } from './chrome/chromeSpanTexts';
import { nestChromeEvents } from './chrome/nestChromeEvents';
import type { Collected } from './scan/Collected';
import type { ParsedDocument, TraceFormat, TraceParser, Verdict } from './TraceParser';
import { Envelope } from './scan/Envelope';
import { recognise, Sight } from './scan/envelopeKeys';
import { decodeText } from './scan/json';
import { documentProblems } from './assemble/documentProblems';

const OPENING_BYTES = 1200;
const OPENING_CHARACTERS = 300;

function formatOf(sights: ReadonlySet<number>): TraceFormat | undefined {
  if (sights.has(Sight.jaeger)) return 'jaeger';
  if (sights.has(Sight.otlp)) return 'otlp';
  return sights.has(Sight.zipkin) ? 'zipkin' : undefined;
}

class StreamingParser implements TraceParser {
  bytes = 0;
  private envelope = new Envelope();
  private spansAtEnd = 0;
  private opening = new Uint8Array(0);

  get spans(): number {
    return this.envelope.state.raw.count + this.spansAtEnd;
  }

  push(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    if (this.opening.length < OPENING_BYTES) {
      const longer = new Uint8Array(Math.min(OPENING_BYTES, this.opening.length + chunk.length));
      longer.set(this.opening);
      longer.set(chunk.subarray(0, longer.length - this.opening.length), this.opening.length);
      this.opening = longer;
    }
    const { envelope } = this;
    const { bytes } = envelope.state;
    let taken = 0;
    while (taken < chunk.length && !envelope.finished()) {
      const part = bytes.append(chunk, taken);
      taken += part;
      if (part > 0) envelope.run(false);
      if (taken === chunk.length || envelope.finished()) break;
      const from = envelope.keepFrom;
      const keptInChunk = taken - (bytes.limit - from);
      if (bytes.adopts(chunk, keptInChunk, taken)) {
        taken = bytes.adopt(chunk, keptInChunk, from);
        envelope.moved(from);
        envelope.run(false);
        bytes.restore();
      } else {
        bytes.openNext(from, chunk.length - taken);
        envelope.moved(from);
      }
    }
  }

  end(): ParsedDocument {
    const { envelope } = this;
    const { collected, state } = envelope;
    envelope.run(true);
    while (envelope.open && envelope.salvageLine()) envelope.run(true);
    const truncated = envelope.open && !envelope.endsBetweenEvents;
    envelope.closeAll();
    state.bytes.trim();
    const { sights } = collected;
    const spans = state.raw.count;
    const format = formatOf(sights);
    let verdict: Verdict = 'no-bytes';
    if (spans > 0) verdict = 'traces';
    else if (sights.has(Sight.html)) verdict = 'html';
    else if (format !== undefined || sights.has(Sight.serverError)) verdict = 'empty';
    else if (sights.has(Sight.text) && !collected.chrome.any) verdict = 'text';
    else if (collected.chrome.any) verdict = 'empty';
    else if (sights.has(Sight.json) || sights.has(Sight.scalar) || truncated) verdict = 'not-traces';
    const fromEvents = spans === 0 && collected.chrome.any;
    const assembled = fromEvents
      ? readChromeEvents(collected)
      : { traces: assembleTraces(collected, truncated), problems: [] };
    const { traces } = assembled;
    if (fromEvents && traces.length > 0) verdict = 'traces';
    // Whoever keeps the parser must not keep the columns of the scan.
    this.envelope = new Envelope();
    this.spansAtEnd = fromEvents ? collected.chrome.events.length : spans;
    return {
      verdict,
      format,
      recognised: verdict === 'traces' ? undefined : recognise(sights),
      traces,
      serverErrors: collected.serverErrors,
      truncated,
      problems:
        verdict === 'traces' || verdict === 'empty'
          ? [...documentProblems(collected, fromEvents ? 0 : traces.length, truncated), ...assembled.problems]
          : [],
      opening: decodeText(this.opening, 0, this.opening.length)
        .replace(/^\ufeff/, '')
        .replace(/\p{Cc}+/gu, ' ')
        .slice(0, OPENING_CHARACTERS),
    };
  }
}

/** The Trace Event Format as spans: written as OTLP JSON, and read again. */
function readChromeEvents({ chrome, state }: Collected): Pick<ParsedDocument, 'traces' | 'problems'> {
  const nested = nestChromeEvents(chrome.events);
  const parser = new StreamingParser();
  for (const piece of chromeSpanTexts(state, chrome, nested.spans)) parser.push(piece);
  return { traces: parser.end().traces, problems: chromeProblems(chrome, nested) };
}

/** A parser for one document: whatever the bytes are, it says so at the end and never throws on them. */
export const createTraceParser = (): TraceParser => new StreamingParser();
