import type { FlameForm, FlameWidth } from '../../../state/url/trace/graphParts';

/** The forms of the flame graph, as they are offered. */
export const flameForms: readonly {
  readonly value: FlameForm;
  readonly text: string;
  readonly title: string;
}[] = [
  {
    value: 'merged',
    text: 'Merged',
    title: 'Spans merged by path of service and operation, the widest first',
  },
  {
    value: 'time',
    text: 'In time',
    title: 'Every span against time; what runs side by side has lanes of its own',
  },
  { value: 'callers', text: 'Bottom-up', title: 'Every operation at the top, who called it below' },
  { value: 'sandwich', text: 'Sandwich', title: 'One operation: all its callers above, all it calls below' },
];
/** What its widths may stand for. */
export const flameMeasures: readonly { readonly value: FlameWidth; readonly text: string }[] = [
  { value: 'total', text: 'Total time' },
  { value: 'self', text: 'Self time' },
  { value: 'critical', text: 'Critical path' },
];
