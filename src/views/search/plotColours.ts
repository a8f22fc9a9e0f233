import { hueColour, serviceHues } from '../../pieces/serviceColour';
import { marksPath, type PlotPoint } from './plotGeometry';

/** Values that have a colour of their own; the rest share one. */
const mostColours = 8;

/** The marks of the traces that have one value. */
export interface MarkClass {
  /** undefined: traces without a value. */
  readonly text: string | undefined;
  readonly isRest: boolean;
  readonly traces: number;
  readonly colour: string;
  /** Outlines: circles, and diamonds for traces with errors. */
  readonly well: string;
  readonly ill: string;
}

/** Sorts marks by the text of their trace: the most frequent values in colours of their own, the same in every search. */
export function markClasses(
  points: readonly PlotPoint[],
  textOf: (traceId: string) => string | undefined,
): readonly MarkClass[] {
  const byText = new Map<string | undefined, PlotPoint[]>();
  for (const point of points) {
    const text = textOf(point.summary.traceId);
    const own = byText.get(text);
    if (own) own.push(point);
    else byText.set(text, [point]);
  }
  const named = [...byText]
    .filter(([text]) => text !== undefined)
    .sort(([, a], [, b]) => b.length - a.length);
  const coloured = named.slice(0, mostColours);
  const hues = serviceHues(coloured.map(([text]) => text ?? ''));
  const classOf = (text: string | undefined, own: readonly PlotPoint[], isRest: boolean): MarkClass => ({
    text,
    isRest,
    traces: own.length,
    colour: text === undefined ? 'var(--no-value)' : hueColour(hues.get(text) ?? 0),
    well: marksPath(
      own.filter(({ isError }) => !isError),
      'circle',
    ),
    ill: marksPath(
      own.filter(({ isError }) => isError),
      'diamond',
    ),
  });
  const rest = named.slice(mostColours).flatMap(([, own]) => own);
  const without = byText.get(undefined) ?? [];
  return [
    ...coloured.map(([text, own]) => classOf(text, own, false)),
    ...(rest.length > 0 ? [classOf(undefined, rest, true)] : []),
    ...(without.length > 0 ? [classOf(undefined, without, false)] : []),
  ];
}
