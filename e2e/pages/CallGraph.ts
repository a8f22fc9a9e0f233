import type { Locator } from '@playwright/test';
import { cellTexts } from '../support/cellTexts';
import { Screen } from '../support/Screen';

/** The call graph of a trace. */
export class CallGraph extends Screen {
  async openTrace(traceId: string): Promise<void> {
    await this.open(`trace/${traceId}?xview=graph`);
  }

  get view(): Locator {
    return this.page.getByRole('region', { name: 'Call graph' });
  }

  service(name: string): Locator {
    return this.view.getByRole('button', { name: new RegExp(`^${name}(entry)? ?[0-9]|^${name} `) });
  }

  edge(from: string, to: string): Locator {
    return this.view.getByRole('img', { name: new RegExp(`^${from} to ${to}:`) });
  }

  get table(): Locator {
    return this.view.getByRole('table', { name: 'Calls' });
  }

  /** Each row of the table as "A B 1 0". */
  async calls(): Promise<string[]> {
    const rows = await cellTexts(this.table.getByRole('row'));
    return rows.slice(1).map((cells) => cells.slice(0, 4).join(' '));
  }
}
