// The service graph of a large system: from the address to the picture, by either layout, and panning and zooming it.
import { recordFrames } from './frames.mjs';
import { collector } from './run.mjs';
import { settled } from './traceScreen.mjs';
import { edgesOf } from './systemCalls.mjs';

const PAN_MS = 3000;
const graphOf = (page) => page.getByRole('listbox', { name: 'Service graph' });

/** Drags the picture to and fro, in small moves as a hand makes them. */
async function pan(page) {
  const box = await graphOf(page).boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const until = Date.now() + PAN_MS;
  for (let step = 0; Date.now() < until; step++)
    await page.mouse.move(x + 200 * Math.sin(step / 9), y + 120 * Math.cos(step / 7));
  await page.mouse.up();
}

async function zoom(page) {
  await graphOf(page).focus();
  for (const key of ['+', '+', '+', '+', '-', '-', '-', '-', '0']) {
    await page.keyboard.press(key);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }
}

async function inSystem(browser, origin, services, layout) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(180_000);
    const started = performance.now();
    let drawn = 0;
    const laying = await (async () => {
      await page.goto(`${origin}/dependencies?xform=graph&xlayout=${layout}&xlookback=${services}m`);
      return recordFrames(page, async () => {
        await graphOf(page).waitFor();
        drawn = performance.now() - started;
        await settled(page);
      });
    })();
    const panning = await recordFrames(page, () => pan(page));
    await settled(page);
    const zooming = await recordFrames(page, () => zoom(page));
    return { drawn, laying, panning, zooming };
  } finally {
    await context.close();
  }
}

/** The medians of all that is measured of a system of so many services. */
export async function runSystem({ browser, origin, notes }, services, rounds) {
  const { measure, median } = collector(notes, `system of ${services} services`);
  const layouts = ['layers', 'forces'];
  for (let round = 0; round < rounds; round++)
    for (const layout of layouts) await measure(layout, () => inSystem(browser, origin, services, layout));
  const frames = (layout, part) => ({
    over50: median(layout, (app) => app[part].over50),
    longest: median(layout, (app) => app[part].longest),
  });
  return layouts.map((layout) => ({
    services,
    edges: edgesOf(services),
    layout,
    drawn: median(layout, ({ drawn }) => drawn),
    laying: frames(layout, 'laying'),
    panning: frames(layout, 'panning'),
    zooming: frames(layout, 'zooming'),
  }));
}
