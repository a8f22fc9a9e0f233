import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import { Screen } from '../support/Screen';

const FOLDER = join(import.meta.dirname, '../../test/hostile');

/** One case of test/hostile/manifest.json. */
export interface HostileCase {
  readonly id: string;
  readonly title: string;
  readonly via: 'trace' | 'http' | 'url' | 'file' | 'config';
  readonly file: string | null;
  readonly fileName: string | null;
  readonly open: string;
  readonly actions: readonly string[];
  readonly http: {
    readonly status?: number;
    readonly type?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly drip?: boolean;
  } | null;
}

export function hostileCases(): readonly HostileCase[] {
  const manifest = JSON.parse(readFileSync(join(FOLDER, 'manifest.json'), 'utf8')) as {
    cases: HostileCase[];
  };
  return manifest.cases;
}

const bytesOf = (file: string | null) => (file === null ? Buffer.alloc(0) : readFileSync(join(FOLDER, file)));

/** The app with one hostile answer behind it. */
export class HostilePage extends Screen {
  /** Requests to trace endpoints, and all that left the app's own server. */
  readonly asked: string[] = [];
  readonly strayed: string[] = [];
  #end: (() => void) | undefined;

  async serve(hostile: HostileCase, origin: string): Promise<void> {
    this.page.on('request', (request) => {
      if (request.url().startsWith('blob:') || request.url().startsWith('data:')) return;
      if (!request.url().startsWith(origin)) this.strayed.push(request.url());
      if (request.url().includes('/api/traces/')) this.asked.push(request.url());
    });
    this.page.on('dialog', (dialog) => {
      this.strayed.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    if (hostile.via === 'config') await this.#configure(bytesOf(hostile.file).toString());
    if (hostile.via !== 'trace' && hostile.via !== 'http') return;
    const body = bytesOf(hostile.file);
    if (hostile.http?.drip === true) {
      const url = await this.#drip(body);
      await this.page.route('**/api/traces/*', (route) => route.continue({ url }));
      return;
    }
    await this.page.route('**/api/traces/*', (route) =>
      route.fulfill({
        status: hostile.http?.status ?? 200,
        contentType: hostile.http?.type ?? 'application/json',
        headers: { ...hostile.http?.headers },
        body,
      }),
    );
  }

  /** Has the page come with a configuration, as a Jaeger or our own server writes it there. */
  async #configure(json: string): Promise<void> {
    await this.page.route('**/trace/*', async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      const body = html.replace('JAEGER_CONFIG = DEFAULT_CONFIG;', () => `JAEGER_CONFIG = ${json};`);
      expect(body).not.toBe(html);
      await route.fulfill({ response, body });
    });
  }

  /** A server that sends a byte a second, for ever. */
  async #drip(body: Buffer): Promise<string> {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
      let at = 0;
      const timer = setInterval(() => response.write(body.subarray(at, ++at)), 1000);
      response.on('close', () => clearInterval(timer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#end = () => {
      server.closeAllConnections();
      server.close();
    };
    const address = server.address();
    return `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}/`;
  }

  end(): void {
    this.#end?.();
  }

  async pickFile(hostile: HostileCase): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: /open files/i }).click();
    await (
      await chooser
    ).setFiles({
      name: hostile.fileName ?? hostile.file ?? '',
      mimeType: 'application/json',
      buffer: bytesOf(hostile.file),
    });
    await this.settled();
  }

  get spans(): Locator {
    return this.page.getByRole('treegrid', { name: 'Spans' }).getByRole('row', { name: /, starts / });
  }

  /** Everything that the page says about the trace's problems. */
  async problems(): Promise<string> {
    const button = this.page.getByRole('button', { name: /\d+ problems?$/ });
    if ((await button.count()) === 0) return '';
    await button.click();
    const list = this.page.getByRole('dialog', { name: /problem/i });
    await expect(list).toBeVisible();
    const text = await list.innerText();
    await this.press('Escape');
    return text;
  }

  async act(actions: readonly string[]): Promise<void> {
    for (const action of actions) {
      if (action === 'open-first-span') {
        await this.spans.first().click();
        await this.settled();
      } else if (action === 'open-all-sections') {
        const closed = this.page
          .getByRole('region', { name: /span/i })
          .getByRole('button', { expanded: false });
        while ((await closed.count()) > 0) await closed.first().click();
        await this.settled();
      } else if (action === 'hover-first-span') {
        await this.spans.first().hover();
      }
    }
  }

  /** What no hostile data may do. */
  async expectUnharmed(): Promise<void> {
    expect(
      await this.page.evaluate(() => Reflect.get(window, '__xss') as unknown),
      'a script of the data ran',
    ).toBe(undefined);
    expect(
      await this.page.evaluate(() => Object.keys(Object.prototype)),
      'Object.prototype gained members',
    ).toEqual([]);
    expect(this.strayed, 'requests that left the app, or dialogs').toEqual([]);
    await expect(this.page.locator('body')).not.toBeEmpty();
  }
}
