import type { SpanEvent } from '../../model';
import type { TraceFormat } from '../TraceParser';
import { KeyTable } from '../scan/KeyTable';
import { readLog, readTag } from './decodeJaeger';
import { OtlpDecoder } from './decodeOtlp';
import { readAnnotation } from './decodeZipkin';
import { attributesTellOfError, fieldsTellOfError } from './errorSigns';
import type { RelativeTime } from './relativeTime';
import { Unreadable } from './Unreadable';
import { otlpAttribute } from './values';

/** Codes of `EventForm.event`. */
export const EventPart = { time: 1, name: 2, fields: 3 } as const;

/** How a format writes the events of a span. */
export interface EventForm {
  /** The member that holds them: code 1. */
  readonly list: KeyTable;
  /** The members of one: EventPart. */
  readonly event: KeyTable;
  /** Times are units of 10^-fractionDigits seconds. */
  readonly fractionDigits: number;
  /** Whether the fields in the range tell of an error. */
  readonly tell: (bytes: Uint8Array, start: number, end: number) => boolean;
  /** Decodes the event in the range. */
  readonly read: (bytes: Uint8Array, start: number, end: number, time: RelativeTime) => SpanEvent;
}

export const eventForms: Readonly<Record<TraceFormat, EventForm>> = {
  jaeger: {
    list: new KeyTable({ logs: 1 }),
    event: new KeyTable({ timestamp: EventPart.time, fields: EventPart.fields }),
    fractionDigits: 6,
    tell: (bytes, start, end) => fieldsTellOfError(bytes, start, end, readTag),
    read: (bytes, start, end, time) => readLog(bytes, start, end, time, new Unreadable()),
  },
  otlp: {
    list: new KeyTable({ events: 1 }),
    event: new KeyTable({
      timeUnixNano: EventPart.time,
      time_unix_nano: EventPart.time,
      name: EventPart.name,
      attributes: EventPart.fields,
    }),
    fractionDigits: 9,
    tell: (bytes, start, end) => attributesTellOfError(bytes, start, end, otlpAttribute),
    read: (bytes, start, end, time) => new OtlpDecoder(bytes, time).event(start, end),
  },
  zipkin: {
    list: new KeyTable({ annotations: 1 }),
    event: new KeyTable({ timestamp: EventPart.time, value: EventPart.name }),
    fractionDigits: 6,
    tell: () => false,
    read: (bytes, start, end, time) => readAnnotation(bytes, start, end, time, new Unreadable()),
  },
};
