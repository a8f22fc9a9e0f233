import type { Locator } from '@playwright/test';
import { Screen } from '../support/Screen';

/** What the reader chooses for all pages, behind a button of the top bar. */
export class SettingsPanel extends Screen {
  readonly button = this.page.getByRole('button', { name: 'Settings' });
  readonly panel = this.page.getByRole('dialog', { name: 'Settings' });
  readonly zone = this.panel.getByRole('combobox', { name: 'Time zone' });
  readonly copyLink = this.page.getByRole('button', { name: 'Copy link to this view' });

  async show(): Promise<void> {
    await this.button.click();
    await this.settled();
  }

  async hide(): Promise<void> {
    await this.press('Escape');
  }

  /** A choice of one of the lines: "Theme", "Written as". */
  choice(line: string, name: string): Locator {
    return this.panel.getByRole('group', { name: line }).getByRole('button', { name });
  }

  /** Opens the panel and chooses a zone, by keys alone. */
  async chooseZoneByKeys(text: string): Promise<void> {
    await this.button.focus();
    await this.press('Enter');
    for (let stops = 0; stops < 12; stops++) {
      await this.page.keyboard.press('Tab');
      if (await this.zone.evaluate((field) => field === document.activeElement)) break;
    }
    await this.page.keyboard.type(text);
    await this.press('ArrowDown');
    await this.press('Enter');
    await this.press('Escape');
  }

  /** All that this browser has stored of the reader's preferences. */
  stored(): Promise<string> {
    return this.page.evaluate(() => localStorage.getItem('spanlight:preferences:1') ?? '');
  }
}
