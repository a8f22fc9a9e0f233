import type { Locator } from '@playwright/test';
import { Screen } from '../support/Screen';

/** The facets beside the results, and the chips above them. */
export class Facets extends Screen {
  readonly toggle = this.page.getByRole('button', { name: 'Facets', exact: true });
  readonly panel = this.page.getByRole('complementary', { name: 'Facets' });
  readonly chips = this.page.getByRole('group', { name: 'Narrowed by' });
  readonly add = this.panel.getByRole('combobox', { name: 'Count another tag' });

  facet(name: string): Locator {
    return this.panel.getByRole('region', { name, exact: true });
  }

  /** A value's button, by the text before its count. */
  value(facet: string, text: string): Locator {
    return this.facet(facet)
      .locator('button[aria-pressed]')
      .filter({ hasText: new RegExp(`^${text.replace(/[^\w ]/g, '\\$&')}, `) });
  }

  /** Values of a facet with their counts, as they are read out. */
  async counts(facet: string): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    for (const spoken of await this.facet(facet).locator('button[aria-pressed]').allTextContents()) {
      const [, text = '', count = ''] = /^(.*), ([\d\u202f]+) traces?/.exec(spoken) ?? [];
      found.set(text, Number(count.replace(/\D/g, '')));
    }
    return found;
  }

  async include(facet: string, text: string): Promise<void> {
    await this.value(facet, text).click();
    await this.settled();
  }

  async exclude(facet: string, text: string): Promise<void> {
    await this.value(facet, text).click({ modifiers: ['Shift'] });
    await this.settled();
  }
}
