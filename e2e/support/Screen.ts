import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { idle } from './idle';

/** What every page of the app has in common. A page object extends it, and finds things by role and name only. */
export abstract class Screen {
  constructor(readonly page: Page) {}

  /** Opens an address of the app (path and query, below the base path) and waits until it has come to rest. */
  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.settled();
  }

  async settled(): Promise<void> {
    await idle(this.page);
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  /** Path and query of the address, as a colleague would paste it. */
  get address(): string {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
    await this.settled();
  }

  async expectAccessible(): Promise<void> {
    await expectAccessible(this.page);
  }

  /** The same in the light and the dark theme, for states that are hard to bring about twice. Ends in the light one. */
  async expectAccessibleInBothThemes(): Promise<void> {
    for (const colorScheme of ['dark', 'light'] as const) {
      // Without motion there is no moment between two themes, with the colours of neither.
      await this.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(this.page);
    }
    await this.page.emulateMedia({ reducedMotion: null });
  }
}
