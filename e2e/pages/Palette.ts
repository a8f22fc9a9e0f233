import type { Locator } from '@playwright/test';
import { Screen } from '../support/Screen';

/** The palette over any page, and the help with the keys of the page. */
export class Palette extends Screen {
  readonly dialog = this.page.getByRole('dialog', { name: 'Find anything' });
  readonly field = this.dialog.getByRole('combobox', { name: 'Find anything by name' });
  readonly options = this.dialog.getByRole('option');
  readonly count = this.dialog.getByRole('status');
  readonly help = this.page.getByRole('dialog', { name: 'Keys on this page' });

  async summon(): Promise<void> {
    await this.press('Control+k');
    await this.field.waitFor();
    await this.settled();
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    await this.settled();
  }

  /** What Enter takes. */
  get active(): Locator {
    return this.dialog.getByRole('option', { selected: true });
  }

  group(name: string): Locator {
    return this.dialog.getByRole('group', { name });
  }

  /** The button that changes a key of what is done. */
  keyOf(does: string): Locator {
    return this.help.getByRole('button', { name: new RegExp(`change the key of “${does}”$`) });
  }

  /** Where the new keys for it are pressed. */
  newKeys(does: string): Locator {
    return this.help.getByRole('textbox', { name: `New keys for: ${does}` });
  }
}
