import { demoTraces, TracePage } from './pages/TracePage';
import { expect, test as base } from './support/test';

const test = base.extend<{ tracePage: TracePage }>({
  tracePage: async ({ page }, use) => {
    await use(new TracePage(page));
  },
});

const opener = 'Label, pills and columns of the rows';

const cellTexts = (tracePage: TracePage, name: RegExp) =>
  tracePage.row(name).first().getByRole('gridcell').allInnerTexts();

test.describe('columns of the timeline', () => {
  test('are added, moved, widened and removed by keyboard, and are in the address', async ({
    tracePage,
    page,
  }) => {
    await tracePage.openTrace(demoTraces.example);
    await tracePage.button(opener).focus();
    await tracePage.press('Enter');
    const panel = page.getByRole('dialog', { name: 'What rows show' });
    const field = panel.getByRole('combobox', { name: 'Add a column' });
    await field.focus();
    await page.keyboard.type('self');
    await tracePage.press('ArrowDown');
    await tracePage.press('Enter');
    await page.keyboard.type('http.route');
    await tracePage.press('ArrowDown');
    await tracePage.press('Enter');
    await expect(page).toHaveURL(/[?&]xtcols=self\.http%25002eroute(&|$)/);
    await tracePage.expectAccessible();

    await panel.getByRole('button', { name: 'Move http.route to the left' }).focus();
    await tracePage.press('Enter');
    await expect(page).toHaveURL(/xtcols=http%25002eroute\.self/);
    await tracePage.press('Escape');
    await expect(panel).toBeHidden();
    await expect(tracePage.button(opener)).toBeFocused();

    await expect(tracePage.grid).toHaveAttribute('aria-colcount', '4');
    const heads = await tracePage.grid
      .getByRole('columnheader')
      .evaluateAll((all) => all.map((head) => head.ariaLabel));
    expect(heads.slice(1, 3)).toEqual(['http.route', 'Self time']);
    // A worked 120 ms, of which B and E took 10 to 110.
    expect((await cellTexts(tracePage, /^A: POST/)).slice(1, 3)).toEqual(['/checkout', '20.0 ms']);
    await expect(tracePage.row(/^A: POST .*, http\.route: \/checkout, Self time: 20\.0 ms$/)).toBeVisible();
    await expect(tracePage.row(/^C: .*, http\.route: none, Self time: 25\.0 ms$/)).toBeVisible();

    const divider = page.getByRole('slider', { name: 'Width of the column Self time' });
    const before = Number(await divider.getAttribute('aria-valuenow'));
    await divider.focus();
    await tracePage.press('ArrowRight');
    await expect(divider).toHaveAttribute('aria-valuenow', String(before + 16));
    await page.reload();
    await tracePage.settled();
    await expect(divider).toHaveAttribute('aria-valuenow', String(before + 16));

    // The numbers of a column end at one edge, before the bars begin.
    const edges = await tracePage.grid.getByRole('row', { name: /Self time: / }).evaluateAll((rows) =>
      rows.map((row) => {
        const [, , self, bars] = row.querySelectorAll('[role="gridcell"]');
        const text = document.createRange();
        if (self) text.selectNodeContents(self);
        return [text.getBoundingClientRect().right, bars?.getBoundingClientRect().left ?? 0];
      }),
    );
    expect(new Set(edges.map(([right]) => Math.round(right ?? 0))).size).toBe(1);
    for (const [right = 0, left = 0] of edges) expect(right).toBeLessThan(left);

    await tracePage.clickButton(opener);
    await panel.getByRole('button', { name: 'No columns' }).click();
    await tracePage.settled();
    expect(tracePage.address).not.toContain('xtcols');
    await expect(tracePage.grid).toHaveAttribute('aria-colcount', '2');
  });

  for (const theme of ['light', 'dark'] as const) {
    test(`come out of a link, with a label, ${theme}`, async ({ tracePage, page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await tracePage.openTrace(
        demoTraces.failed,
        'xtcols=start.duration.self.critical.status&xlabel={name}+[{http.response.status_code}]',
      );
      await expect(tracePage.row(/^A: POST \/checkout/)).toContainText('POST /checkout [502]');
      await expect(tracePage.row(/^B: check basket/)).toContainText('check basket');
      await expect(tracePage.row(/^B: check basket/)).not.toContainText('[');
      expect((await cellTexts(tracePage, /^A: POST \/checkout/))[5]).toContain('error');
      await tracePage.expectAccessible();
      // A link is seen, not kept.
      await tracePage.openTrace(demoTraces.failed);
      await expect(tracePage.row(/^A: POST \/checkout/)).not.toContainText('[502]');
    });
  }

  test('stand at the right of the bars where the reader wants them there', async ({ tracePage, page }) => {
    await tracePage.openTrace(demoTraces.example, 'xtcols=self.name');
    await tracePage.clickButton(opener);
    const panel = page.getByRole('dialog', { name: 'What rows show' });
    await panel.getByRole('checkbox', { name: 'Columns at the right of the bars' }).check();
    await tracePage.settled();
    expect(tracePage.address).toContain('xtright=1');
    await tracePage.expectAccessible();
    await page.reload();
    await tracePage.settled();
    const heads = await tracePage.grid.getByRole('columnheader').evaluateAll((all) =>
      all.map((head) => {
        const { left, right } = head.getBoundingClientRect();
        return { name: head.getAttribute('aria-label') ?? '', left, right };
      }),
    );
    const [, axis, self, name] = heads;
    expect([self?.name, name?.name]).toEqual(['Self time', 'Operation']);
    const cells = tracePage.row(/^A: POST/).getByRole('gridcell');
    const boxes = await cells.evaluateAll((all) =>
      all.map((cell) => {
        const { left, right } = cell.getBoundingClientRect();
        return { left, right };
      }),
    );
    const [, bars, ownSelf, ownName] = boxes;
    expect(bars?.left).toBeCloseTo(axis?.left ?? 0, 0);
    expect(bars?.right).toBeCloseTo(axis?.right ?? 0, 0);
    expect(ownSelf?.left).toBeCloseTo(bars?.right ?? 0, 0);
    expect(ownSelf?.left).toBeCloseTo(self?.left ?? 0, 0);
    expect(ownName?.right).toBeCloseTo(name?.right ?? 0, 0);
  });

  test('are left out, and that is said, where they have no room', async ({ tracePage, page }) => {
    await page.setViewportSize({ width: 640, height: 700 });
    await tracePage.openTrace(demoTraces.example, 'xtcols=self.duration.name');
    await expect(tracePage.grid).toHaveAttribute('aria-colcount', '3');
    await tracePage.button(`${opener} +2 columns without room`).click();
    await tracePage.settled();
    await expect(page.getByText('The last 2 columns have no room')).toBeVisible();
    await tracePage.expectAccessible();
  });

  test('take keys that nothing has, and hostile ones', async ({ tracePage }) => {
    await tracePage.openTrace(demoTraces.example, 'xtcols=__proto__.no-such-key.%253Cimg%253E');
    await expect(tracePage.grid).toHaveAttribute('aria-colcount', '5');
    expect((await cellTexts(tracePage, /^A: POST/)).slice(1, 4)).toEqual(['–', '–', '–']);
  });
});

test.describe('the label of rows', () => {
  test('is another one for a service, in the address and kept', async ({ tracePage, page }) => {
    await tracePage.openTrace(
      demoTraces.failed,
      'xlabels=A%3D{name}%250020[{http%25002eresponse%25002estatus_code}]',
    );
    await expect(tracePage.row(/^A: POST \/checkout/)).toContainText('POST /checkout [502]');
    await expect(tracePage.row(/^B: check basket/)).toContainText('B check basket');
    await tracePage.clickButton(opener);
    const panel = page.getByRole('dialog', { name: 'What rows show' });
    await panel.getByRole('combobox', { name: 'Rows of' }).selectOption('B');
    await panel.getByRole('combobox', { name: 'Label of the rows' }).fill('{name} of {service}');
    await tracePage.settled();
    await tracePage.expectAccessible();
    await expect(tracePage.row(/^B: check basket/)).toContainText('check basket of B');
    await expect(tracePage.row(/^A: POST \/checkout/)).toContainText('[502]');
    const shared = tracePage.address;
    expect(shared).toContain('xlabels=A');
    // The reader's own choice holds where no link says another; that of the link was never theirs.
    await tracePage.openTrace(demoTraces.failed);
    await expect(tracePage.row(/^B: check basket/)).toContainText('check basket of B');
    await expect(tracePage.row(/^A: POST \/checkout/)).not.toContainText('[502]');
    await tracePage.openTrace(demoTraces.failed, shared.split('?')[1]);
    await expect(tracePage.row(/^A: POST \/checkout/)).toContainText('[502]');
    await tracePage.clickButton(opener);
    await panel.getByRole('combobox', { name: 'Rows of' }).selectOption('B (own label)');
    await panel.getByRole('combobox', { name: 'Label of the rows' }).fill('');
    await tracePage.settled();
    await expect(tracePage.row(/^B: check basket/)).toContainText('B check basket');
    expect(tracePage.address).not.toContain('of+{service}');
  });

  test('is chosen or written, with keys completed, and kept', async ({ tracePage, page }) => {
    await tracePage.openTrace(demoTraces.failed);
    await tracePage.clickButton(opener);
    const panel = page.getByRole('dialog', { name: 'What rows show' });
    await panel.getByRole('button', { name: 'Operation only' }).click();
    await tracePage.settled();
    await expect(page).toHaveURL(/xlabel=%7Bname%7D/);
    await expect(tracePage.grid.getByRole('columnheader').first()).toContainText('Operation');
    const field = panel.getByRole('combobox', { name: 'Label of the rows' });
    await panel.getByRole('button', { name: 'Operation, then …' }).click();
    await expect(field).toBeFocused();
    await page.keyboard.type('http.resp');
    await page.getByRole('option', { name: /^http\.response\.status_code/ }).click();
    await tracePage.settled();
    await expect(field).toHaveValue('{name} {http.response.status_code}');
    await expect(page).toHaveURL(/xlabel=%7Bname%7D\+%7Bhttp\.response\.status_code%7D/);
    await tracePage.expectAccessible();
    await tracePage.press('Escape');
    await expect(tracePage.row(/^A: GET \/recommendations/)).toContainText('GET /recommendations 200');

    // Kept for other traces, without a word in their address.
    await tracePage.openTrace(demoTraces.example);
    expect(tracePage.address).not.toContain('xlabel');
    await expect(tracePage.row(/^B: POST \/orders/)).toContainText('POST /orders 201');
    await tracePage.clickButton(opener);
    await panel.getByRole('button', { name: 'Service and operation' }).click();
    await tracePage.settled();
    await expect(
      tracePage
        .row(/^B: POST \/orders/)
        .getByRole('gridcell')
        .first(),
    ).toContainText('B POST /orders');
  });
});

test.describe('pills, icons, peers and folded calls', () => {
  for (const theme of ['light', 'dark'] as const) {
    test(`say status, method, system and kind, ${theme}`, async ({ tracePage, page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await tracePage.openTrace(demoTraces.failed);
      const root = tracePage.row(/^A: POST \/checkout/);
      await expect(root.getByTitle('HTTP status code: 502')).toBeVisible();
      await expect(root.getByTitle('HTTP method: POST')).toBeVisible();
      await expect(root).toHaveAccessibleDescription(
        /^HTTP server, HTTP method: POST, HTTP status code: 502/,
      );
      await expect(tracePage.row(/^E: GET,/)).toHaveAccessibleDescription(
        /^Database client, Database system: redis/,
      );
      await expect(tracePage.row(/^C: payments/).first()).toHaveAccessibleDescription(
        /gRPC status: UNAVAILABLE/,
      );
      await tracePage.expectAccessible();
      // Nothing at the end of a name lies over the name.
      const overlaps = await tracePage.grid.getByRole('row', { name: /, starts at / }).evaluateAll(
        (rows) =>
          rows.filter((row) => {
            const cell = row.querySelector('[role="gridcell"]');
            const pills = cell?.querySelector('[title^="HTTP"], [title^="gRPC"], [title^="Database"]');
            if (!cell || !pills) return false;
            const { paddingRight } = getComputedStyle(cell);
            return (
              pills.getBoundingClientRect().left <
              cell.getBoundingClientRect().right - parseFloat(paddingRight)
            );
          }).length,
      );
      expect(overlaps).toBe(0);

      await tracePage.clickButton(opener);
      await page.getByRole('checkbox', { name: /^Pills and icons/ }).click();
      await tracePage.settled();
      await expect(root.getByTitle('HTTP status code: 502')).toBeHidden();
      await page.reload();
      await tracePage.settled();
      await expect(root.getByTitle('HTTP status code: 502')).toBeHidden();
    });
  }

  test('name whom a client calls that has no span here', async ({ tracePage }) => {
    await tracePage.openTrace(demoTraces.failed);
    const cache = tracePage.row(/^E: GET,/);
    await expect(cache).toContainText('→ redis-e.shop.svc.cluster.local');
    await expect(cache).toHaveAccessibleDescription(/calls redis-e\.shop/);
    // Its server is in the trace.
    await expect(tracePage.row(/^A: GET \/recommendations/)).not.toContainText('→');
  });

  test('show the server of a folded call, and its time in the bar', async ({ tracePage }) => {
    await tracePage.openTrace(demoTraces.failed);
    const call = tracePage.row(/^A: GET \/recommendations/);
    await expect(call.locator('[data-server-bar]')).toHaveCount(0);
    await tracePage.foldToggle(/^A: GET \/recommendations/);
    await expect(call).toContainText('A → E GET /recommendations');
    await expect(call).toHaveAccessibleDescription(/served by E: GET \/recommendations in /);
    const inner = await call.locator('[data-server-bar]').boundingBox();
    const bar = await tracePage.bar(/^A: GET \/recommendations/);
    expect(inner?.x ?? 0).toBeGreaterThanOrEqual(bar.x);
    expect((inner?.x ?? 0) + (inner?.width ?? 0)).toBeLessThanOrEqual(bar.x + bar.width + 0.5);
    await expect(tracePage.page).toHaveURL(/xfold=/);
    await tracePage.page.reload();
    await tracePage.settled();
    await expect(call).toContainText('A → E GET /recommendations');
  });
});
