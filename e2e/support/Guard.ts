import type { BrowserContext } from '@playwright/test';

/** Runs in the page: makes a violation of the Content-Security-Policy heard. */
function reportViolations(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`CSP violation: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
  });
}

/** The probe for the newer API, which an older server answers with 404; the browser itself puts that on the console. */
const PROBE = /Failed to load resource: .*status of 404 .*\/api\/v3\/trace-summaries\)$/;

/**
 * Listens to every page of a context: uncaught errors, unhandled rejections, errors on the console and violations of
 * the Content-Security-Policy. A test that causes one without having allowed it fails.
 */
export class Guard {
  readonly #heard: string[] = [];
  readonly #allowed: RegExp[] = [PROBE];

  /** Starts to listen. Pages opened before are heard too, but not their policy violations. */
  async watch(context: BrowserContext): Promise<void> {
    context.on('weberror', (webError) => this.#heard.push(`uncaught: ${String(webError.error())}`));
    context.on('console', (message) => {
      if (message.type() === 'error')
        this.#heard.push(`console: ${message.text()} (${message.location().url})`);
    });
    await context.addInitScript(reportViolations);
  }

  /** Says that messages like this one are what the test is about (for example "status of 500"). */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  /** What was heard and not allowed. */
  get complaints(): readonly string[] {
    return this.#heard.filter((text) => !this.#allowed.some((pattern) => pattern.test(text)));
  }
}
