import { readSpanIdText, traceIdReadings } from './ids';
import type { PasteForm } from './Reading';
import type { TraceNames } from './TraceNames';

/** A shape that names a trace wherever it stands in a text: which groups are the trace and the span. */
interface Shape {
  readonly form: PasteForm;
  readonly pattern: RegExp;
}

/** Every quantifier is bounded: the work is linear in the text, whatever it is. */
const shapes: readonly Shape[] = [
  // W3C: version-trace-parent-flags
  {
    form: 'traceparent',
    pattern: /(?<![\w-])[0-9a-f]{2}-(?<trace>[0-9a-f]{32})-(?<span>[0-9a-f]{16})-[0-9a-f]{2}(?![0-9a-z])/gi,
  },
  // trace-span, trace-span-sampled, trace-span-sampled-parent
  {
    form: 'b3',
    pattern:
      /(?<![\w-])(?<trace>[0-9a-f]{32}|[0-9a-f]{16})-(?<span>[0-9a-f]{16})(?:-[01d])?(?:-[0-9a-f]{16})?(?![\w-])/gi,
  },
  // trace:span:parent:flags, its colons as they stand in a header's URL form too
  {
    form: 'uber-trace-id',
    pattern:
      /(?<![\w:%-])(?<trace>[0-9a-f]{8,32})(?::|%3a)(?<span>[0-9a-f]{1,16})(?::|%3a)[0-9a-f]{1,16}(?::|%3a)[0-9a-f]{1,2}(?![\w:%-])/gi,
  },
  // Root=1-time-rest;Parent=span
  {
    form: 'x-ray',
    pattern:
      /(?<![\w-])1-(?<trace>[0-9a-f]{8}-[0-9a-f]{24})(?:;\s?Parent=(?<span>[0-9a-f]{16}))?(?![0-9a-z-])/gi,
  },
  // Spring: [service,trace,span,…], [service-trace-span], [trace,span]
  {
    form: 'brackets',
    pattern:
      /\[(?:[\w.-]{0,80}[,-]\s?)?(?<trace>[0-9a-f]{32}|[0-9a-f]{16})[,-]\s?(?<span>[0-9a-f]{16})(?=[,\]])/gi,
  },
];

/** Finds the headers that carry a trace from service to service, by their shape. */
export function findHeaders(text: string, names: TraceNames): void {
  for (const { form, pattern } of shapes) {
    for (const { groups } of text.matchAll(pattern)) {
      const [read] = traceIdReadings((groups?.['trace'] ?? '').replaceAll('-', ''));
      if (read) names.add(form, read.traceId, readSpanIdText(groups?.['span'] ?? ''));
    }
  }
}
