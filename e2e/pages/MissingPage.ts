import type { Locator } from '@playwright/test';
import { Screen } from '../support/Screen';

/** A page of Jaeger UI that is not here. */
export class MissingPage extends Screen {
  readonly title = this.page.getByRole('main').getByRole('heading', { level: 2 });

  /** A link to what there is instead. */
  way(name: RegExp): Locator {
    return this.page.getByRole('main').getByRole('link', { name });
  }
}
