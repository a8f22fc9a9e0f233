const widths = new Map<string, number>();
let context: CanvasRenderingContext2D | null | undefined;

/** Width of a label of the timeline, in px. Measured once a text. */
export function textWidth(text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  if (context === undefined) {
    context = document.createElement('canvas').getContext('2d');
    if (context) context.font = `11px ${getComputedStyle(document.body).fontFamily}`;
  }
  // Without a canvas (switched off for privacy) a generous guess stands in.
  const width = Math.ceil(context?.measureText(text).width ?? text.length * 7);
  if (widths.size > 20_000) widths.clear();
  widths.set(text, width);
  return width;
}
