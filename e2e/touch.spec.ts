// A screen that is touched. Scrolling by one finger is the browser's own, and headless ones do not do it.
import type { CDPSession, Page } from '@playwright/test';
import { demoTraces, TracePage } from './pages/TracePage';
import { expect, test } from './support/test';

test.use({ hasTouch: true });

interface Point {
  readonly x: number;
  readonly y: number;
}
type Kind = 'touchStart' | 'touchMove' | 'touchEnd';

/** Fingers on the screen, by what the browser itself is told of them. */
class Fingers {
  private constructor(private readonly session: CDPSession) {}

  static async of(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page));
  }

  private async tell(type: Kind, touchPoints: readonly Point[]): Promise<void> {
    const points = touchPoints.map(({ x, y }, id) => ({ x, y, id }));
    await this.session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  }

  /** Moves fingers in steps from where they come down to where they leave. */
  async move(from: readonly Point[], to: readonly Point[], steps = 10): Promise<void> {
    await this.tell('touchStart', from);
    for (let step = 1; step <= steps; step++) {
      const way = (a: number, b: number) => a + ((b - a) * step) / steps;
      const points = from.map(({ x, y }, at) => ({ x: way(x, to[at]?.x ?? x), y: way(y, to[at]?.y ?? y) }));
      await this.tell('touchMove', points);
    }
    await this.tell('touchEnd', []);
  }
}

/** Start and length of the part that the address says is shown, in ms. */
const shown = (trace: TracePage) => {
  const [, start = '0', end = '120000000'] = /xwin=(\d+)_(\d+)/.exec(trace.address) ?? [];
  return { start: Number(start) / 1e6, length: (Number(end) - Number(start)) / 1e6 };
};

test('two fingers zoom where they are and pan; one finger along the axis zooms to a part', async ({
  page,
}) => {
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.example);
  const fingers = await Fingers.of(page);
  const axis = (await trace.axis.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const y = axis.y + 100;
  const at = (share: number): Point => ({ x: axis.x + axis.width * share, y });

  await fingers.move([at(0.4), at(0.6)], [at(0.2), at(0.8)]);
  await trace.settled();
  const closer = shown(trace);
  // Three times as far apart: a third of the time, still around the middle of 120 ms.
  expect(closer.length).toBeCloseTo(40, -1);
  expect(closer.start + closer.length / 2).toBeCloseTo(60, -1);

  await fingers.move([at(0.3), at(0.7)], [at(0.1), at(0.5)]);
  await trace.settled();
  const later = shown(trace);
  expect(later.length).toBeCloseTo(closer.length, 0);
  expect(later.start).toBeGreaterThan(closer.start + 5);

  await fingers.move([at(0.1), at(0.9)], [at(0.45), at(0.55)]);
  await trace.settled();
  expect(await trace.shownPart()).toContain('0 ns to 120 ms');

  const along = (share: number): Point => ({ x: axis.x + axis.width * share, y: axis.y + axis.height / 2 });
  await fingers.move([along(0.25)], [along(0.5)]);
  await trace.settled();
  // The browser may leave out the last of quick moves.
  const part = shown(trace);
  expect(part.start).toBeCloseTo(30, 0);
  expect(Math.abs(part.length - 30)).toBeLessThan(4);
});
