import type { Locator } from '@playwright/test';
import { Screen } from '../support/Screen';

/** Saved searches: their panel, those pinned to the top bar, and what links and files offer. */
export class SavedSearches extends Screen {
  readonly button = this.page.getByRole('banner').getByRole('button', { name: 'Saved', exact: true });
  readonly panel = this.page.getByRole('dialog', { name: 'Saved and recent' });
  readonly name = this.panel.getByRole('textbox', { name: 'Save this search as' });
  readonly list = this.panel.getByRole('region', { name: 'Saved searches' });
  readonly recent = this.panel.getByRole('region', { name: 'Looked at last' });
  readonly pins = this.page.getByRole('navigation', { name: 'Pinned searches' });
  readonly offer = this.page.getByRole('dialog', { name: 'Add these saved searches?' });

  async show(): Promise<void> {
    await this.button.click();
    await this.settled();
  }

  /** Saves the search on screen under a name. */
  async save(name: string): Promise<void> {
    await this.show();
    await this.name.fill(name);
    await this.name.press('Enter');
    await this.page.keyboard.press('Escape');
    await this.settled();
  }

  pin(name: string): Locator {
    return this.pins.getByRole('link', { name });
  }

  async menu(name: string, action: string): Promise<void> {
    await this.panel.getByRole('button', { name: `Change ${name}` }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
    await this.settled();
  }

  /** The set of a link to all that is saved, as it would be passed on. */
  async copiedLink(): Promise<string> {
    await this.panel.getByRole('button', { name: 'Copy a link to all' }).click();
    await this.panel.getByText(/Link copied/).waitFor();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }
}
