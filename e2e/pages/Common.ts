import type { Locator } from '@playwright/test';
import { Screen } from '../support/Screen';

/** What the slow traces (or others) have in common: the panel above the results. */
export class Common extends Screen {
  readonly button = this.page.getByRole('button', { name: 'In common', exact: true });
  readonly panel = this.page.getByRole('region', { name: 'In common' });
  readonly table = this.panel.getByRole('table');
  readonly choice = this.panel.getByRole('combobox', { name: 'What do' });

  get facts(): Locator {
    return this.table.getByRole('rowheader');
  }

  /** The facts, the first on top, without what stands below them. */
  async names(): Promise<string[]> {
    const names = await this.facts.getByRole('button').allInnerTexts();
    return names.map((name) => name.trim());
  }

  /** Opens what can be done with a fact, and does it. */
  async act(fact: string, action: string | RegExp): Promise<void> {
    await this.facts.getByRole('button', { name: fact, exact: true }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
    await this.settled();
  }

  async choose(text: string): Promise<void> {
    await this.choice.selectOption({ label: text });
    await this.settled();
  }
}
