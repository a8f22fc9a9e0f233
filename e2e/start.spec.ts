import { Screen } from './support/Screen';
import { expect, test } from './support/test';

class FirstPage extends Screen {}

test('the first page opens, comes to rest and gives axe nothing to find', async ({ page }) => {
  const first = new FirstPage(page);
  await first.open('./');
  await expect(first.heading).toBeVisible();
  await first.expectAccessible();
});

for (const [address, own, others] of [
  ['./trace/abcde000000000000000000000000001', 'trace', ['search', 'system']],
  ['./search?service=A', 'search', ['trace', 'system']],
  ['./dependencies', 'system', ['trace', 'search']],
  ['./monitor', 'monitor', ['trace', 'search', 'system']],
] as const) {
  test(`${address} loads the code of its own page, in a few files, and of no other`, async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => {
      const file = /\/static\/([^/]+)-.{8}\.js$/.exec(new URL(request.url()).pathname)?.[1];
      if (file !== undefined) asked.push(file);
    });
    await new FirstPage(page).open(address);
    expect(asked).toContain(own);
    for (const other of others) expect(asked).not.toContain(other);
    expect(asked.slice(0, asked.indexOf(own) + 1).length).toBeLessThan(12);
  });
}

test('the frame says that the code of its page did not come, and waits for it without a word', async ({
  page,
  guard,
}) => {
  guard.allow(/ERR_FAILED|dynamically imported module/);
  const code = /\/static\/search-.{8}\.js$/;
  const first = new FirstPage(page);
  const alert = page.getByRole('alert');
  await page.route(code, (route) => route.abort());
  await first.open('./search?service=A');
  await expect(alert).toContainText('The code of this page could not be loaded.');
  await page.unroute(code);

  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const isAsked = page.waitForRequest(code);
  await page.route(code, async (route) => {
    await held;
    await route.continue();
  });
  await alert.getByRole('button', { name: 'Try again' }).click();
  await isAsked;
  await expect(page.getByRole('banner')).toBeVisible();
  await expect(alert).toHaveCount(0);
  await expect(page.locator('html')).not.toHaveAttribute('data-busy', '0');
  release();
  await first.settled();
  await expect(page.getByRole('heading', { level: 1, name: 'A' })).toBeVisible();
  await expect(page.getByRole('status')).not.toContainText('failed');
});

test('what comes beside the frame may be missing: the page goes on', async ({ page, guard }) => {
  guard.allow(/ERR_FAILED|dynamically imported module/);
  const first = new FirstPage(page);
  await page.route(/\/static\/beside-frame-[^/]*\.js$/, (route) => route.abort());
  await first.open('./search?service=A');
  await expect(page.getByRole('heading', { level: 1, name: 'A' })).toBeVisible();
});

test('a page of which nothing came says so, and tries again', async ({ page, guard }) => {
  guard.allow(/ERR_FAILED|dynamically imported module/);
  const code = /\/static\/frame-[^/]*\.js$/;
  const first = new FirstPage(page);
  await page.route(code, (route) => route.abort());
  await first.open('./search?service=A');
  await expect(first.heading).toHaveText('The code of Spanlight could not be loaded.');
  await first.expectAccessible();
  await page.unroute(code);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'A' })).toBeVisible();
});
