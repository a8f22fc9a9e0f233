import type { Locator } from '@playwright/test';
import { Screen } from '../support/Screen';

/** What the configuration of a site adds to the frame and to the trace page. */
export class SitePage extends Screen {
  readonly menu = this.page.getByRole('navigation', { name: 'Menu of this site' });
  readonly archive = this.page.getByRole('button', { name: /^Archiv/ });

  group(name: string): Locator {
    return this.menu.getByRole('button', { name });
  }
}
