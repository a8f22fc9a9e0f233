import type { Locator } from '@playwright/test';
import { Screen } from '../support/Screen';

/** The call tree of a trace. */
export class CallTree extends Screen {
  async openTrace(traceId: string, query = ''): Promise<void> {
    await this.open(`trace/${traceId}?xview=calltree${query}`);
  }

  get grid(): Locator {
    return this.page.getByRole('treegrid', { name: 'Call tree' });
  }

  get rows(): Locator {
    return this.grid.getByRole('row').filter({ has: this.page.getByRole('gridcell') });
  }

  row(name: string | RegExp): Locator {
    return this.rows.filter({ hasText: name });
  }

  /** The row that the keys act on. */
  get activeRow(): Locator {
    return this.grid.locator('[aria-selected="true"]');
  }

  head(title: string): Locator {
    return this.grid.getByRole('columnheader', { name: title });
  }

  /** "1 A POST /checkout": level, service and name of each row, from above. */
  outline(): Promise<string[]> {
    return this.rows.evaluateAll((rows) =>
      rows
        .sort((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
        .map(
          (row) =>
            `${row.ariaLevel ?? ''} ${row.querySelector('[role=gridcell] bdi')?.parentElement?.textContent ?? ''}`,
        ),
    );
  }
}
