import type { Locator } from '@playwright/test';
import { cellTexts } from '../support/cellTexts';
import { Screen } from '../support/Screen';

/** The page of services over time. */
export class MonitorPage extends Screen {
  readonly service = this.page.getByRole('combobox', { name: 'Service' });
  readonly charts = this.page.getByRole('slider', { name: 'Step in time' });
  readonly panel = this.page.getByRole('complementary', { name: 'Numbers' });
  readonly operations = this.page.getByRole('grid', { name: 'Operations' });
  readonly services = this.page.getByRole('grid', { name: 'Services' });
  readonly steps = this.page.getByRole('table', { name: 'Numbers of each step' });
  readonly note = this.page.getByRole('region', { name: 'How the numbers were got' });

  async openMonitor(query = ''): Promise<void> {
    await this.open(`monitor${query === '' ? '' : `?${query}`}`);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  async choose(label: string, option: string): Promise<void> {
    await this.page.getByRole('combobox', { name: label, exact: true }).selectOption(option);
    await this.settled();
  }

  /** Texts of the rows of a table, without separators of thousands. */
  async rowsOf(grid: Locator): Promise<string[][]> {
    const rows = await cellTexts(grid.getByRole('row'));
    return rows.slice(1).map((cells) => cells.map((text) => text.replace(/\u202f/g, '')));
  }

  /** What the panel says of one number. */
  figure(name: string): Locator {
    return this.panel.locator('dl > div').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  example(name: string): Locator {
    return this.panel.getByRole('link', { name });
  }
}
