// What is folded away, far down or zoomed out of sight is summed up where it would be: errors are never lost.
import { expectAccessible } from './support/accessible';
import { expect, test } from './support/test';
import { TracePage, demoTraces } from './pages/TracePage';

test('a folded trace of 5 000 spans still shows its errors, what runs and what is found', async ({
  page,
}) => {
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.large);
  await trace.press(']');
  await expect(trace.rows).toHaveCount(1);
  const strip = trace.rows.locator('[data-strip]');
  const errors = strip.locator('[data-errors]');
  const ticks = async () => ((await errors.getAttribute('d')) ?? '').match(/M/g)?.length ?? 0;
  await expect(strip).toBeVisible();
  expect(await ticks()).toBeGreaterThan(0);
  await expect(strip.locator('[data-matches]')).toHaveCount(0);

  await trace.findField.fill('duration>3ms');
  await trace.settled();
  await expect(strip.locator('[data-matches]')).toHaveAttribute('d', /M/);

  // Where no error is, none is shown; where they are they stay, however far it is zoomed in.
  await trace.dragAcross(trace.axis, 0.05, 0.2);
  expect(await ticks()).toBe(0);
  await page.keyboard.press('Escape');
  await trace.grid.focus();
  await trace.press('0');
  const path = (await errors.getAttribute('d')) ?? '';
  const width = (await strip.boundingBox())?.width ?? 1;
  const at = Number(/M(\d+)/.exec(path)?.[1] ?? 0) / width;
  await trace.dragAcross(trace.axis, at - 0.02, at + 0.03);
  expect(await ticks()).toBeGreaterThan(0);
  await expectAccessible(page);
});

test('ticks beside the scroll bar lead to errors, also below folds', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.large, 'xgroups=off');
  const ticks = page.locator('[data-ticks]');
  await expect(ticks).toBeVisible();
  const box = await ticks.boundingBox();
  if (!box) throw new Error('no ticks');
  const failing = trace.row(/, error/).first();
  await expect(failing).toBeHidden();
  const canvas = ticks.locator('canvas');
  const y = await canvas.evaluate((element: HTMLCanvasElement) => {
    const context = element.getContext('2d');
    for (let row = 0; context && row < element.height; row++)
      if ((context.getImageData(1, row, 1, 1).data[3] ?? 0) > 0)
        return row / (element.height / element.clientHeight);
    return -1;
  });
  expect(y).toBeGreaterThan(0);
  await page.mouse.click(box.x + 4, box.y + y);
  await trace.settled();
  await expect(failing).toBeVisible();
});

test('the minimap says in words what it shows', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.large, 'uiFind=duration%3E3ms');
  await expect(trace.minimap).toHaveAccessibleDescription(
    /^5.000 spans in 4 services\..* 2 errors, the first at .*, the last at /,
  );
});
