interface Page {
  waitForTimeout(milliseconds: number): Promise<void>;
}
export async function waits(page: Page): Promise<void> {
  await page.waitForTimeout(500); // breaks: no-restricted-syntax
  await new Promise((resolve) => setTimeout(resolve, 500)); // breaks: no-restricted-syntax
  await new Promise<void>((resolve) => setTimeout(() => resolve(), 5)); // breaks: no-restricted-syntax
}
