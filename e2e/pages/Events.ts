import type { Locator } from '@playwright/test';
import { Screen } from '../support/Screen';

/** The trace page with the view of all events. */
export class Events extends Screen {
  readonly view = this.page.getByRole('region', { name: 'Events', exact: true });
  readonly grid = this.view.getByRole('grid', { name: 'Events by time' });
  readonly rows = this.grid.getByRole('row').filter({ has: this.page.getByRole('gridcell') });
  readonly clocks = this.view.getByRole('group', { name: 'What times count from' });
  readonly dialog = this.page.getByRole('dialog');

  async openTrace(traceId: string, query = ''): Promise<void> {
    await this.open(`trace/${traceId}?xview=events${query === '' ? '' : `&${query}`}`);
  }

  /** Answers the question for any trace with a text. */
  async serve(body: string): Promise<void> {
    await this.page.route('**/api/traces/*', (route) =>
      route.fulfill({ status: 200, contentType: 'application/json', body }),
    );
  }

  row(name: string | RegExp): Locator {
    return this.grid.getByRole('row', { name });
  }

  button(name: string | RegExp): Locator {
    return this.view.getByRole('button', { name });
  }

  /** Names of the rows on screen, from the top. */
  async names(): Promise<string[]> {
    const rows = await this.rows.evaluateAll((elements) =>
      elements.map((row) => ({
        place: Number(row.getAttribute('aria-rowindex')),
        name: row.getAttribute('aria-label') ?? '',
      })),
    );
    return rows.sort((a, b) => a.place - b.place).map(({ name }) => name);
  }

  /** The row that the keys are on. */
  async activeName(): Promise<string> {
    return this.grid.evaluate((grid) => {
      const cell = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
      return cell?.closest('[role=row]')?.getAttribute('aria-label') ?? '';
    });
  }

  async click(target: Locator): Promise<void> {
    await target.click();
    await this.settled();
  }
}
