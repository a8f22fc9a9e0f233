import type { Locator } from '@playwright/test';
import { Screen } from '../support/Screen';

/** The page of the searches that are watched. */
export class WatchPage extends Screen {
  readonly main = this.page.getByRole('main');
  readonly watches = this.main.getByRole('region', { name: 'Watched searches' });
  readonly fired = this.main.getByRole('region', { name: 'What fired' });
  readonly notifications = this.main.getByRole('checkbox', { name: /Desktop notifications/ });
  readonly budget = this.main.getByText(/of 120 requests in the last hour/);
  /** The link in the bar of every page. */
  readonly link = this.page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: /^Watch/ });

  watch(name: string): Locator {
    return this.watches.getByRole('listitem', { name });
  }
}
