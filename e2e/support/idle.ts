import { expect, type Page } from '@playwright/test';

/**
 * Waits until the app has nothing in flight: it counts its requests, questions to the worker and pending paints in
 * `data-busy` of the root element.
 */
export async function idle(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-busy', '0', { timeout: 30_000 });
}
