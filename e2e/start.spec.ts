import { Screen } from './support/Screen';
import { expect, test } from './support/test';

class FirstPage extends Screen {}

test('the first page opens, comes to rest and gives axe nothing to find', async ({ page }) => {
  const first = new FirstPage(page);
  await first.open('./');
  await expect(first.heading).toBeVisible();
  await first.expectAccessible();
});
