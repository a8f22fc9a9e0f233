import type { Locator } from '@playwright/test';
import { cellTexts } from '../support/cellTexts';
import { Screen } from '../support/Screen';

/** The page that sets two traces against each other. */
export class ComparePage extends Screen {
  readonly changes = this.page.getByRole('grid', { name: 'Changes' });
  readonly tree = this.page.getByRole('treegrid', { name: 'Tree of both traces' });
  readonly panel = this.page.getByRole('complementary', { name: 'Picked node' });

  async openPair(left: string, right: string, query = ''): Promise<void> {
    await this.open(`trace/${left}...${right}${query === '' ? '' : `?${query}`}`);
  }

  /** What is said of one of the two traces. */
  side(letter: 'A' | 'B'): Locator {
    return this.page.getByRole('region', { name: `Trace ${letter}` });
  }

  /** Node, change, self, total, times, calls and errors of each row, on one line each. */
  async rows(grid = this.changes): Promise<string[][]> {
    const rows = await cellTexts(grid.getByRole('row'));
    return rows.slice(1).map((cells) => cells.map((text) => text.replace(/\s+/g, ' ')));
  }

  /** The row that is picked. */
  picked(grid = this.changes): Locator {
    return grid.getByRole('row', { selected: true });
  }

  async choose(letter: 'A' | 'B', id: string): Promise<void> {
    await this.side(letter).getByRole('textbox').fill(id);
    await this.side(letter)
      .getByRole('button', { name: `Show ${letter}` })
      .click();
    await this.settled();
  }

  async showForm(name: 'Changes' | 'Tree'): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
    await this.settled();
  }
}
