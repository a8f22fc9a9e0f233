import type { Locator } from '@playwright/test';
import { Screen } from '../support/Screen';

/** How the tree is cut: the menu of a row, the chips above the timeline, the panel of the rows. */
export class TreeCuts extends Screen {
  readonly bar = this.page.getByRole('group', { name: 'Cuts of the tree' });
  readonly chips = this.bar.getByRole('listitem');
  readonly total = this.bar.getByRole('status');
  readonly menu = this.page.getByRole('menu');
  readonly rowsPanel = this.page.getByRole('dialog', { name: 'Rows of the timeline' });

  /** The button of a chip that switches its cut. */
  words(name: RegExp): Locator {
    return this.bar.getByRole('button', { name });
  }

  /** Cuts by the menu of a row. */
  async cutAt(row: Locator, action: string): Promise<void> {
    await row.getByRole('gridcell').first().click({ button: 'right' });
    await this.menu.getByRole('menuitem', { name: action }).click();
    await this.settled();
  }

  async openRows(): Promise<void> {
    await this.page.getByRole('button', { name: 'Rows', exact: true }).click();
    await this.settled();
  }
}
