import type { Locator } from '@playwright/test';
import { Screen } from '../support/Screen';

/** The box in the top bar that opens traces by whatever names them. */
export class TraceBox extends Screen {
  readonly area = this.page.getByRole('search', { name: 'Open a trace by its id' });
  readonly field = this.area.getByRole('textbox', { name: 'Trace ID' });
  readonly readings = this.area.getByRole('listbox', { name: 'Recognised' });

  get options(): Locator {
    return this.readings.getByRole('option');
  }

  /** Pastes a text as it stands in the clipboard, with its line breaks. */
  async paste(text: string): Promise<void> {
    await this.field.focus();
    const isLeft = await this.field.evaluate((field, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      return field.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);
    // What the page leaves to the browser.
    if (isLeft) await this.page.keyboard.insertText(text);
    await this.settled();
  }
}
