import type { Trace } from '../../../core';
import { hueColour, serviceHues } from '../../../pieces/serviceColour';

/** The colour of every span of a trace, by whatever the reader colours by. The same in all views. */
export interface SpanColours {
  /** What is coloured by: 'service', another built-in column, or the key of an attribute. */
  readonly by: string;
  /** What it is called on the screen. */
  readonly label: string;
  /** Class of each span, an index into `palette`. */
  readonly classOf: Uint32Array;
  /** CSS colour of each class; its tokens are resolved by the theme. */
  readonly palette: readonly string[];
  /** What each class stands for; classes of a scale are ranges. */
  readonly labels: readonly string[];
}

/** The CSS colour of a span. */
export const colourOf = ({ palette, classOf }: SpanColours, span: number): string =>
  palette[classOf[span] ?? 0] ?? 'var(--line-strong)';

/** Each span in the colour of its service. Shares the trace's own column: no work per span. */
export function serviceColours(trace: Trace): SpanColours {
  const hues = serviceHues(trace.services);
  return {
    by: 'service',
    label: 'Service',
    classOf: trace.spans.service,
    palette: trace.services.map((service) => hueColour(hues.get(service) ?? 0)),
    labels: trace.services,
  };
}
