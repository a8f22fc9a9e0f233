import type { DecodeSpan } from '../TraceParser';
import { decodeJaegerSpan } from './decodeJaeger';
import { decodeOtlpSpan } from './decodeOtlp';

/** Decodes everything of one span that is not in the columns. Never throws on data: what cannot be read is named. */
export const decodeSpan: DecodeSpan = (parsed, span) =>
  parsed.texts.format === 'jaeger' ? decodeJaegerSpan(parsed, span) : decodeOtlpSpan(parsed, span);
