import type { DecodeSpan, TraceFormat } from '../TraceParser';
import { decodeJaegerSpan } from './decodeJaeger';
import { decodeOtlpSpan } from './decodeOtlp';
import { decodeZipkinSpan } from './decodeZipkin';

const decoders: Readonly<Record<TraceFormat, DecodeSpan>> = {
  jaeger: decodeJaegerSpan,
  otlp: decodeOtlpSpan,
  zipkin: decodeZipkinSpan,
};

/** Decodes everything of one span that is not in the columns. Never throws on data: what cannot be read is named. */
export const decodeSpan: DecodeSpan = (parsed, span) => decoders[parsed.texts.format](parsed, span);
