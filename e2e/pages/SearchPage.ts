import type { Locator } from '@playwright/test';
import { cellTexts } from '../support/cellTexts';
import { Screen } from '../support/Screen';

/** A part of the plot as shares of its area: 0 0 is the top left, 1 1 the bottom right. */
export interface PlotArea {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** The search page: its form, its plot and its list. */
export class SearchPage extends Screen {
  readonly pane = this.page.getByRole('complementary', { name: 'Search form' });
  readonly form = this.page.getByRole('search', { name: 'Find traces' });
  readonly service = this.form.getByRole('combobox', { name: 'Service' });
  readonly operation = this.form.getByRole('combobox', { name: 'Operation' });
  readonly tags = this.form.getByRole('combobox', { name: 'Tags' });
  readonly minDuration = this.form.getByRole('textbox', { name: 'Min duration' });
  readonly maxDuration = this.form.getByRole('textbox', { name: 'Max duration' });
  readonly time = this.form.getByRole('combobox', { name: 'Time' });
  readonly from = this.form.getByRole('textbox', { name: 'From' });
  readonly to = this.form.getByRole('textbox', { name: /^To(?![a-z])/ });
  readonly limit = this.form.getByRole('textbox', { name: 'Limit' });
  readonly find = this.form.getByRole('button', { name: /Find traces|Searching/ });
  readonly results = this.page.getByRole('region', { name: 'Results' });
  readonly plot = this.results.getByRole('img', { name: /^Plot of/ });
  readonly list = this.results.getByRole('grid', { name: 'Traces' });
  readonly failure = this.results.getByRole('alert');
  readonly progress = this.results.getByRole('progressbar');
  readonly cancel = this.results.getByRole('button', { name: 'Cancel' });
  readonly basket = this.results.getByRole('group', { name: 'Ticked traces' });
  readonly boxChip = this.results.getByText(/in the box$/);

  get rows(): Locator {
    return this.list.getByRole('row').filter({ has: this.page.getByRole('link') });
  }

  row(name: RegExp | string): Locator {
    return this.rows.filter({ hasText: name });
  }

  /** Lines of the list that is open under a field. */
  get choices(): Locator {
    return this.page.getByRole('listbox').getByRole('option');
  }

  choice(name: string | RegExp): Locator {
    return this.page.getByRole('listbox').getByRole('option', { name, exact: typeof name === 'string' });
  }

  /** Traces that the list holds, drawn or not. */
  async count(): Promise<number> {
    return Number(await this.list.getAttribute('aria-rowcount')) - 1;
  }

  /** Texts of one column of the rows that are drawn. */
  async column(name: 'trace' | 'duration' | 'spans' | 'errors' | 'start'): Promise<string[]> {
    const at = ['trace', 'duration', 'spans', 'errors', 'start'].indexOf(name);
    return (await cellTexts(this.rows)).map((cells) => cells[at] ?? 'no such cell');
  }

  /** Fills the fields given, sends the form and waits for the answer. */
  async search(fields: {
    readonly service?: string;
    readonly operation?: string;
    readonly tags?: string;
    readonly minDuration?: string;
    readonly maxDuration?: string;
    readonly time?: string;
    readonly limit?: string;
  }): Promise<void> {
    if (fields.service !== undefined) await this.service.fill(fields.service);
    if (fields.operation !== undefined) await this.operation.fill(fields.operation);
    if (fields.tags !== undefined) await this.tags.fill(fields.tags);
    if (fields.minDuration !== undefined) await this.minDuration.fill(fields.minDuration);
    if (fields.maxDuration !== undefined) await this.maxDuration.fill(fields.maxDuration);
    if (fields.time !== undefined) await this.time.selectOption({ label: fields.time });
    if (fields.limit !== undefined) await this.limit.fill(fields.limit);
    await this.find.click();
    await this.settled();
  }

  /** The heads of the list, from the left. */
  async heads(): Promise<string[]> {
    const texts = await this.list.getByRole('columnheader').allInnerTexts();
    return texts.map((text) => text.trim());
  }

  /** What the rows that are drawn say under a head. */
  async valuesOf(head: string): Promise<string[]> {
    const at = (await this.heads()).indexOf(head);
    return (await cellTexts(this.rows)).map((cells) => cells[at] ?? 'no such cell');
  }

  /** The panel with the columns, the density and the times of the list. */
  async openLayout(): Promise<Locator> {
    await this.results.getByRole('button', { name: 'Columns', exact: true }).click();
    await this.settled();
    return this.page.getByRole('dialog', { name: 'Columns and rows of the list' });
  }

  /** The panel that saves traces. */
  async openDownload(what: string): Promise<Locator> {
    await this.results.getByRole('button', { name: `Download ${what}` }).click();
    await this.settled();
    return this.page.getByRole('dialog', { name: `Download ${what}` });
  }

  async sortBy(head: string): Promise<void> {
    await this.list.getByRole('columnheader', { name: head }).getByRole('button').click();
    await this.settled();
  }

  /** Drags a box over a part of the plot. */
  async dragBox({ from, to }: PlotArea): Promise<void> {
    const place = await this.plot.boundingBox();
    if (!place) throw new Error('the plot is not on screen');
    const at = ([x, y]: readonly [number, number]) =>
      [place.x + 64 + x * (place.width - 64), place.y + y * (place.height - 22)] as const;
    await this.page.mouse.move(...at(from));
    await this.page.mouse.down();
    await this.page.mouse.move(...at(to), { steps: 4 });
    await this.page.mouse.up();
    await this.settled();
  }

  async pickFiles(files: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Open files…' }).first().click();
    await (
      await chooser
    ).setFiles(
      files.map(({ name, text }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })),
    );
    await this.settled();
  }
}
