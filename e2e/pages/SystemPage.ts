import type { Locator } from '@playwright/test';
import { cellTexts } from '../support/cellTexts';
import { Screen } from '../support/Screen';

/** The page of the system as a whole. */
export class SystemPage extends Screen {
  readonly graph = this.page.getByRole('listbox', { name: 'Service graph' });
  readonly matrix = this.page.getByRole('grid', { name: 'Calls from row to column' });
  readonly list = this.page.getByRole('grid', { name: 'Services and their neighbours' });
  readonly panel = this.page.getByRole('complementary');
  readonly find = this.page.getByRole('textbox', { name: 'Find a service' });
  readonly least = this.page.getByRole('combobox', { name: 'Hide edges below' });
  readonly window = this.page.getByRole('combobox', { name: 'Calls of' });
  readonly looks = this.page.getByRole('group', { name: 'What size and colour tell' });
  readonly focus = this.page.getByRole('group', { name: 'Focus' });

  async openSystem(query = ''): Promise<void> {
    await this.open(`dependencies${query === '' ? '' : `?${query}`}`);
  }

  async choose(form: 'Graph' | 'Matrix' | 'List' | 'Layers' | 'Forces'): Promise<void> {
    await this.page.getByRole('button', { name: form, exact: true }).click();
    await this.settled();
  }

  /** What is said of the service, or cell, that the keys are at. */
  get active(): Locator {
    return this.graph.getByRole('option').or(this.matrix.getByRole('gridcell'));
  }

  /**
   * Each row of the list: name, callers, calls received, callees, calls made, calls to itself; numbers without separators. Out of traces errors
   * and p95 stand before the callees.
   */
  async rows(): Promise<string[][]> {
    const rows = await cellTexts(this.list.getByRole('row'));
    return rows.slice(1).map((cells) => cells.map((text) => text.replace(/\u202f/g, '')));
  }

  /** What the list says of each service's callers and callees, whatever other columns it has. */
  async neighboursByName(): Promise<ReadonlyMap<string, { callers: string; callees: string }>> {
    const heads = await this.list.getByRole('columnheader').allInnerTexts();
    const [callers, callees] = ['Called by', 'Calls'].map((head) =>
      heads.findIndex((text) => text.trim() === head),
    );
    const rows = await this.rows();
    return new Map(
      rows.map((cells) => [
        cells[0] ?? '',
        { callers: cells[callers ?? -1] ?? '', callees: cells[callees ?? -1] ?? '' },
      ]),
    );
  }

  /** Neighbours that the panel names under a heading. */
  neighbours(heading: 'Called by' | 'Calls'): Locator {
    return this.panel.getByRole('list', { name: new RegExp(`^${heading}( \\d+)?$`) }).getByRole('listitem');
  }
}
