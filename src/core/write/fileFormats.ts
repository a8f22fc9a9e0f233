import type { FileFormat } from './WriteJob';

/** What a format is called, and what stands around and between the traces of one file. */
export interface FormatFace {
  readonly format: FileFormat;
  readonly label: string;
  /** What reads it, and what it is good for. */
  readonly hint: string;
  readonly ending: string;
  readonly mediaType: string;
  readonly open: string;
  readonly between: string;
  readonly close: string;
  /** Around what all traces of the file share, which stands at its end; undefined where there is nothing of that kind. */
  readonly shared?: readonly [open: string, close: string];
  /** A file of this format can be opened here again. */
  readonly opensHere: boolean;
}

/** All formats, in the order of their choice. */
export const fileFormats: readonly FormatFace[] = [
  {
    format: 'jaeger',
    label: 'Jaeger JSON',
    hint: 'opens in Jaeger UI and here; times in microseconds',
    ending: 'json',
    mediaType: 'application/json',
    open: '{"data":[',
    between: ',\n',
    close: ']}\n',
    opensHere: true,
  },
  {
    format: 'otlp',
    label: 'OTLP JSON',
    hint: 'OpenTelemetry’s own; opens in collectors and here, times in nanoseconds',
    ending: 'otlp.json',
    mediaType: 'application/json',
    open: '{"resourceSpans":[',
    between: ',\n',
    close: ']}\n',
    opensHere: true,
  },
  {
    format: 'zipkin',
    label: 'Zipkin JSON v2',
    hint: 'opens in Zipkin and here; values become texts, links and process tags become tags',
    ending: 'zipkin.json',
    mediaType: 'application/json',
    open: '[',
    between: ',\n',
    close: ']\n',
    opensHere: true,
  },
  {
    format: 'csv',
    label: 'CSV',
    hint: 'a line a span, for spreadsheets; tags and logs as JSON in one field each',
    ending: 'csv',
    mediaType: 'text/csv;charset=utf-8',
    open: 'trace,span,parent,service,name,kind,status,start,start (ns),duration (ns),tags,process,logs\r\n',
    between: '',
    close: '',
    opensHere: false,
  },
  {
    format: 'chrome',
    label: 'Chrome trace events',
    hint: 'opens in Perfetto, chrome://tracing and here; one track for what a service did at a time',
    ending: 'trace.json',
    mediaType: 'application/json',
    open: '{"displayTimeUnit":"ns","traceEvents":[',
    between: ',\n',
    close: ']}\n',
    opensHere: true,
  },
  {
    format: 'speedscope',
    label: 'speedscope',
    hint: 'flame graphs in speedscope.app; a profile for each chain of calls that ran side by side',
    ending: 'speedscope.json',
    mediaType: 'application/json',
    open: '{"$schema":"https://www.speedscope.app/file-format-schema.json","exporter":"Spanlight","profiles":[',
    between: ',\n',
    close: ']',
    shared: [',"shared":{"frames":[', ']}}\n'],
    opensHere: false,
  },
  {
    format: 'markdown',
    label: 'Markdown summary',
    hint: 'for a ticket: what failed, what took the time, the facts and the link',
    ending: 'md',
    mediaType: 'text/markdown;charset=utf-8',
    open: '',
    between: '\n---\n\n',
    close: '',
    opensHere: false,
  },
];

/** The parts of a file in their order: texts of the format, and what was written of each trace. */
export function fileParts<Part>(
  { open, between, close, shared }: FormatFace,
  bodies: readonly Part[],
  sharedBodies: readonly Part[],
): readonly (Part | string)[] {
  const parts: (Part | string)[] = [open];
  bodies.forEach((body, at) => {
    if (at > 0) parts.push(between);
    parts.push(body);
  });
  parts.push(close);
  if (shared === undefined) return parts;
  parts.push(shared[0]);
  sharedBodies.forEach((body, at) => {
    if (at > 0) parts.push(',');
    parts.push(body);
  });
  parts.push(shared[1]);
  return parts;
}

/** The face of a format. */
export function faceOf(format: FileFormat): FormatFace {
  const face = fileFormats.find((one) => one.format === format);
  if (face === undefined) throw new Error(`no such format: ${format}`);
  return face;
}
