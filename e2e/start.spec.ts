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
