import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { idle } from '../support/idle';

/** The dialog that exports traces. */
export class ExportDialog {
  readonly box: Locator;
  readonly preview: Locator;

  constructor(
    private readonly page: Page,
    title: string | RegExp = 'Export this trace',
  ) {
    this.box = page.getByRole('dialog', { name: title });
    this.preview = this.box.getByRole('region', { name: 'Preview' });
  }

  async as(kind: string): Promise<void> {
    await this.box.getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
  }

  /** What the traces can be exported as, by the first line of each. */
  async kinds(): Promise<string[]> {
    const names = await this.box
      .getByRole('radio')
      .evaluateAll((radios) =>
        radios.map((radio) => radio.nextElementSibling?.firstChild?.textContent ?? ''),
      );
    return names;
  }

  async leaveOut(what: 'Likely secrets' | 'Likely about persons', on: boolean): Promise<void> {
    await this.box.getByRole('checkbox', { name: new RegExp(`^${what}`) }).setChecked(on);
    await idle(this.page);
  }

  /** Waits until the preview is there: only then there is something to save. */
  async ready(): Promise<void> {
    await idle(this.page);
    await expect(this.box.getByRole('button', { name: 'Save file' })).toBeEnabled();
  }

  /** Saves the file: its name, where it lies, and its text. */
  async save(): Promise<{ readonly name: string; readonly path: string; readonly text: string }> {
    await this.ready();
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.box.getByRole('button', { name: 'Save file' }).click(),
    ]);
    await expect(this.box.getByRole('status')).toHaveText(/^Saved /);
    const path = await download.path();
    return { name: download.suggestedFilename(), path, text: await readFile(path, 'utf8') };
  }
}
