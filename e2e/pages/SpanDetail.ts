import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { Screen } from '../support/Screen';

const HOSTILE = join(import.meta.dirname, '../../test/hostile');

/** The trace page with the detail of spans. */
export class SpanDetail extends Screen {
  /** Answers the question for any trace with a file of test/hostile. */
  async serveHostile(file: string): Promise<void> {
    const body = readFileSync(join(HOSTILE, file));
    await this.page.route('**/api/traces/*', (route) =>
      route.fulfill({ status: 200, contentType: 'application/json', body }),
    );
  }

  /** Opens a trace with the detail of the span whose operation holds the text. */
  async openSpan(traceId: string, operation: string | RegExp): Promise<void> {
    await this.open(`trace/${traceId}`);
    await this.row(operation).click();
    await this.settled();
  }

  row(operation: string | RegExp): Locator {
    return this.page.getByRole('row', { name: operation }).first();
  }

  get panel(): Locator {
    return this.page.getByRole('region', { name: /^Span / });
  }

  get title(): Locator {
    return this.panel.getByRole('heading', { level: 2 });
  }

  section(name: string): Locator {
    return this.panel.getByRole('button', { name: new RegExp(`^${name}( |$)`) });
  }

  async openSection(name: string): Promise<void> {
    const button = this.section(name);
    if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
    await this.settled();
  }

  /** The tags as key and value. */
  get tags(): Locator {
    return this.panel.locator('dl[aria-label="Tags"]');
  }

  /** The value beside a key. */
  value(key: string): Locator {
    return this.panel
      .locator('dl > div')
      .filter({ has: this.page.locator('dt').getByText(key, { exact: true }) })
      .locator('dd');
  }

  copied(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }
}
