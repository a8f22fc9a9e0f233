import { beginBusy } from '../../../state/session/busy';
import { sharpen } from '../../../ui/sharpen';
import type { GraphScene, Screen, Viewport } from './GraphScene';

/** The view rests when it was not moved for so long, in ms. */
const restMs = 80;

interface Painted {
  readonly canvas: HTMLCanvasElement;
  readonly scene: GraphScene;
  readonly view: Viewport;
  readonly screen: Screen;
  readonly colour: string;
}

/** Paints lines some at a step; the context counts in px of the picture. */
type Painter = (
  context: CanvasRenderingContext2D,
  scene: GraphScene,
  view: Viewport,
  screen: Screen,
  colour: string,
) => Generator<void, void, void>;

/**
 * Lines of thousands of edges, painted on a canvas of their own over several frames. Meanwhile, and while the view moves, those
 * painted last are shown where they belong: no frame waits for lines.
 */
export class LinesLayer {
  readonly #paint: Painter;
  readonly #onPainted: () => void;
  #shown: Painted | undefined;
  #wanted: Omit<Painted, 'canvas'> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  #endBusy: (() => void) | undefined;

  /** `onPainted` is called when there is something new to draw. */
  constructor(paint: Painter, onPainted: () => void) {
    this.#paint = paint;
    this.#onPainted = onPainted;
  }

  /** Draws what there is, and begins to paint what there should be. */
  draw(
    context: CanvasRenderingContext2D,
    scene: GraphScene,
    view: Viewport,
    screen: Screen,
    colour: string,
  ): void {
    const shown = this.#shown;
    if (shown?.scene.lines === scene.lines) {
      const { x, y, scale } = shown.view;
      context.drawImage(shown.canvas, x, y, shown.screen.width / scale, shown.screen.height / scale);
    }
    const wanted = { scene, view, screen, colour };
    if (isSame(shown, wanted) || isSame(this.#wanted, wanted)) return;
    this.stop();
    this.#wanted = wanted;
    this.#endBusy = beginBusy();
    this.#timer = setTimeout(() => {
      this.#begin(wanted);
    }, restMs);
  }

  #begin(wanted: Omit<Painted, 'canvas'>): void {
    const { scene, view, screen, colour } = wanted;
    const canvas = document.createElement('canvas');
    const context = sharpen(canvas, screen.width, screen.height);
    if (!context) return;
    context.scale(view.scale, view.scale);
    context.translate(-view.x, -view.y);
    const steps = this.#paint(context, scene, view, screen, colour);
    const step = () => {
      if (steps.next().done === true) {
        this.#shown = { canvas, ...wanted };
        this.stop();
        this.#onPainted();
      } else this.#frame = requestAnimationFrame(step);
    };
    step();
  }

  /** Ends what is being painted. */
  stop(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#wanted = undefined;
    this.#endBusy?.();
    this.#endBusy = undefined;
  }
}

const isSame = (a: Omit<Painted, 'canvas'> | undefined, b: Omit<Painted, 'canvas'>): boolean =>
  a !== undefined &&
  a.scene.lines === b.scene.lines &&
  a.view === b.view &&
  a.screen === b.screen &&
  a.colour === b.colour;
