import type { DecodeSpan, TraceFormat } from '../TraceParser';
import { decodeJaegerSpan } from './decodeJaeger';
import { decodeOtlpSpan } from './decodeOtlp';
import { decodingRange } from '../scan/json';
import { decodeZipkinSpan } from './decodeZipkin';
import { spanTextOf } from './spanText';

const decoders: Readonly<Record<TraceFormat, DecodeSpan>> = {
  jaeger: decodeJaegerSpan,
  otlp: decodeOtlpSpan,
  zipkin: decodeZipkinSpan,
};

/** Decodes everything of one span that is not in the columns. Never throws on data: what cannot be read is named. */
export const decodeSpan: DecodeSpan = (parsed, span) => {
  const { bytes, start, end } = spanTextOf(parsed, span);
  return decodingRange(bytes, start, end, () => decoders[parsed.texts.format](parsed, span));
};
