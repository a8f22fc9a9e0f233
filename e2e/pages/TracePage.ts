import { expect, type Locator } from '@playwright/test';
import { Screen } from '../support/Screen';

/** The demo's traces that tests look at; the ids are part of the demo. */
export const demoTraces = {
  example: 'abcde000000000000000000000000001',
  retried: 'abcde020000000000000000000000002',
  failed: 'abcde030000000000000000000000003',
  coldCache: 'abcde040000000000000000000000004',
  clockSkew: 'abcde060000000000000000000000006',
  missingParents: 'abcde070000000000000000000000007',
  large: 'abcde080000000000000000000000008',
} as const;

/** The page of one trace: its tools, its timeline, its find bar. */
export class TracePage extends Screen {
  readonly grid = this.page.getByRole('treegrid', { name: 'Spans' });
  readonly rows = this.grid.getByRole('row', { name: /, starts at / });
  readonly axis = this.grid.getByRole('columnheader', { name: /^Time since/ });
  readonly find = this.page.getByRole('search', { name: 'Find in this trace' });
  readonly findField = this.find.getByRole('combobox');
  readonly minimap = this.page.getByRole('group', { name: /^Overview of all spans/ });
  readonly failure = this.page.getByRole('main').getByRole('alert');
  readonly divider = this.page.getByRole('slider', { name: 'Width of the name column' });
  readonly sidePanel = this.page.getByRole('complementary', { name: 'Detail of the selected span' });

  async openTrace(traceId: string, query = ''): Promise<void> {
    await this.open(`trace/${traceId}${query === '' ? '' : `?${query}`}`);
  }

  row(name: RegExp): Locator {
    return this.grid.getByRole('row', { name });
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  /** Clicks the name of a row, as far from its controls as a reader would. */
  async clickRow(name: RegExp): Promise<void> {
    await this.row(name).getByRole('gridcell').first().click();
    await this.settled();
  }

  async clickButton(name: string | RegExp): Promise<void> {
    await this.button(name).click();
    await this.settled();
  }

  /** Service and operation of the rows on screen, in their order from top to bottom. */
  async names(): Promise<string[]> {
    const found = await this.rows.evaluateAll((rows) =>
      rows.map((row) => ({
        name: row.getAttribute('aria-label')?.split(',')[0] ?? '',
        top: row.getBoundingClientRect().top,
      })),
    );
    return found.sort((a, b) => a.top - b.top).map(({ name }) => name);
  }

  /** Where the bar of a row is drawn. */
  async bar(name: RegExp): Promise<{ x: number; y: number; width: number; height: number }> {
    const box = await this.row(name).locator('[data-act="bar"]').boundingBox();
    expect(box, `the bar of ${String(name)}`).not.toBeNull();
    return box ?? { x: 0, y: 0, width: 0, height: 0 };
  }

  /** The label of the axis: which part of the trace is shown. */
  async shownPart(): Promise<string> {
    return (await this.axis.getAttribute('aria-label')) ?? '';
  }

  /** Rows of the trace that are not folded away, drawn or not. */
  async rowCount(): Promise<number> {
    return Number(await this.grid.getAttribute('aria-rowcount')) - 1;
  }

  /** The row that has the focus of the tree. */
  get activeRow(): Locator {
    return this.grid.locator('[data-active]');
  }

  /** Drags over an element, from one share of its width to another, at half its height. */
  async dragAcross(target: Locator, from: number, to: number): Promise<void> {
    const box = await target.boundingBox();
    if (!box) throw new Error('nothing to drag over');
    const y = box.y + box.height / 2;
    await this.page.mouse.move(box.x + box.width * from, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + (box.width * (from + to)) / 2, y);
    await this.page.mouse.move(box.x + box.width * to, y);
    await this.page.mouse.up();
    await this.settled();
  }

  async foldToggle(name: RegExp): Promise<void> {
    await this.row(name).locator('[data-act="fold"]').click();
    await this.settled();
  }
}
