import { existsSync, readFileSync } from 'node:fs';

/** The text of a page of docs/. */
export const docsPage = (name: string): string =>
  readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

/** The rows of a page's tables whose first cell matches. */
export const tableRows = (page: string, first: RegExp): string[] =>
  page.split('\n').filter((line) => line.startsWith('|') && first.test(line.split('|')[1]?.trim() ?? ''));

/**
 * The tests that a page names, as `file: title`, which are not there. A file is a path from the root or
 * from e2e/. The title is as the file writes it between its quotes.
 */
export function missingTests(page: string): string[] {
  return namedTests(page).filter((name) => {
    const [path = '', title = ''] = name.split(/: (.*)/s);
    const file = [`../../e2e/${path}`, `../../${path}`]
      .map((place) => new URL(place, import.meta.url))
      .find(existsSync);
    if (file === undefined) return true;
    const text = readFileSync(file, 'utf8');
    return !["'", '"', '`'].some((quote) => text.includes(`(${quote}${title}${quote}`));
  });
}

export const namedTests = (page: string): string[] =>
  [...page.matchAll(/`([\w./-]+\.(?:spec|test)\.ts: [^`]+)`/g)].map(([, name = '']) => name);
