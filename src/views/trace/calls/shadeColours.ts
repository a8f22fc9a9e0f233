import type { Shade } from '../../../state/url/trace/graphParts';
import type { SpanColours } from '../colours/SpanColours';

/** What is coloured: a frame, a row or a box, each with its numbers. */
export interface Shaded {
  readonly count: number;
  /** A span that it stands for, −1 for none: its colour where things are coloured as spans are. */
  readonly example: ArrayLike<number>;
  readonly total: ArrayLike<number>;
  readonly self: ArrayLike<number>;
  readonly errors: ArrayLike<number>;
}

export interface ShadeColours {
  /** Class of each, an index into `palette`. */
  readonly classOf: ArrayLike<number>;
  /** CSS colours; the theme resolves their tokens. */
  readonly palette: readonly string[];
  /** Token of the text that can be read on all of them. */
  readonly ink: '--ink' | '--on-service';
  /** What the classes stand for, least first; none where the page's own legend says it. */
  readonly labels: readonly string[];
}

/** Shares of the greatest that the five steps of a scale end at. */
const steps = [0.02, 0.1, 0.25, 0.5, 1];
const heat = [7, 18, 30, 42, 54].map(
  (share) => `color-mix(in oklab, var(--accent) ${String(share)}%, var(--surface))`,
);
const calm = 'color-mix(in oklab, var(--line-strong) 22%, var(--surface))';
const failed = 'color-mix(in oklab, var(--error) 38%, var(--surface))';

/** Things between two steps. */
const STEP = 32_768;

function* scale(count: number, values: ArrayLike<number>): Generator<void, Uint8Array, void> {
  let most = 0;
  for (let at = 0; at < count; at++) {
    if (at % STEP === STEP - 1) yield;
    most = Math.max(most, values[at] ?? 0);
  }
  const classOf = new Uint8Array(count);
  for (let at = 0; at < count; at++) {
    if (at % STEP === STEP - 1) yield;
    const share = most > 0 ? (values[at] ?? 0) / most : 0;
    let step = 0;
    while (step < steps.length - 1 && share > (steps[step] ?? 1)) step++;
    classOf[at] = step;
  }
  return classOf;
}

/** The colours of things by what the address says. Linear, in short steps; made once a picture. */
export function* shadeColours(
  shade: Shade,
  shaded: Shaded,
  colours: SpanColours,
): Generator<void, ShadeColours, void> {
  const { count } = shaded;
  if (shade === 'errors') {
    const classOf = new Uint8Array(count);
    for (let at = 0; at < count; at++) {
      if (at % STEP === STEP - 1) yield;
      if ((shaded.errors[at] ?? 0) > 0) classOf[at] = 1;
    }
    return { classOf, palette: [calm, failed], ink: '--ink', labels: ['no error', 'with errors'] };
  }
  if (shade === 'total' || shade === 'self')
    return {
      classOf: yield* scale(count, shaded[shade]),
      palette: heat,
      ink: '--ink',
      labels: ['≤ 2 %', '≤ 10 %', '≤ 25 %', '≤ 50 %', 'of the greatest'],
    };
  const { classOf: ofSpan, palette } = colours;
  const classOf = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    if (at % STEP === STEP - 1) yield;
    classOf[at] = ofSpan[shaded.example[at] ?? -1] ?? 0;
  }
  return { classOf, palette, ink: '--on-service', labels: [] };
}
