// The tests' own tools have to be able to fail.
import { expect, test, type Page } from '@playwright/test';
import { runAxe } from './support/accessible';
import { Guard } from './support/Guard';
import { idle } from './support/idle';

const POLICY = "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'";

/** Serves a page under the app's kind of policy, with a script of its own. */
async function show(page: Page, body: string, script = ''): Promise<void> {
  const html = `<!doctype html><html lang="en" data-busy="1"><title>page</title><main>${body}</main><script src="/script.js"></script></html>`;
  await page.route('http://page.test/**', (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ body: script, contentType: 'text/javascript' })
      : route.fulfill({
          body: html,
          contentType: 'text/html',
          headers: { 'content-security-policy': POLICY },
        }),
  );
  await page.goto('http://page.test/');
}

const FAULTS: readonly (readonly [name: string, script: string, complaint: RegExp])[] = [
  ['an uncaught error', 'throw new Error("planted")', /^uncaught: .*planted/],
  ['an unhandled rejection', 'Promise.reject(new Error("planted"))', /^uncaught: .*planted/],
  ['an error on the console', 'console.error("planted")', /^console: planted/],
  ['a blocked script', 'try { eval("1") } catch {}', /CSP violation: (script-src|require-trusted-types-for)/],
  ['a blocked picture', 'new Image().src = "http://page.test/picture.png"', /CSP violation: img-src/],
];

for (const [name, script, complaint] of FAULTS) {
  test(`the guard hears ${name}`, async ({ page, context }) => {
    const guard = new Guard();
    await guard.watch(context);
    await show(page, '<h1>page</h1>', script);
    await expect.poll(() => guard.complaints.join('\n')).toMatch(new RegExp(complaint.source, 'm'));
    guard.allow(/./);
    expect(guard.complaints).toEqual([]);
  });
}

test('the guard is silent on a sound page', async ({ page, context }) => {
  const guard = new Guard();
  await guard.watch(context);
  await show(page, '<h1>page</h1>', 'console.warn("only a warning")');
  await expect(page.locator('h1')).toBeVisible();
  expect(guard.complaints).toEqual([]);
});

test('axe runs under the policy and finds what is wrong', async ({ page }) => {
  await show(page, '<h1>page</h1><button></button>');
  const { violations } = await runAxe(page);
  expect(violations).toHaveLength(1);
  expect(violations[0]).toContain('button-name');
});

test('axe finds nothing in a sound page', async ({ page }) => {
  await show(page, '<h1>page</h1><button>Go</button>');
  expect((await runAxe(page)).violations).toEqual([]);
});

test('idle waits until nothing is in flight', async ({ page }) => {
  const script = 'addEventListener("click", () => { document.documentElement.dataset.busy = "0"; });';
  await show(page, '<h1>page</h1>', script);
  let settled = false;
  const waiting = idle(page).then(() => {
    settled = true;
  });
  await expect(page.locator('h1')).toBeVisible();
  expect(settled).toBe(false);
  await page.locator('h1').click();
  await waiting;
});
