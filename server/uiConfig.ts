import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { Script } from 'node:vm';

/** Jaeger UI's configuration as the page gets it: a value of JSON, or a script that defines UIConfig(). */
export type UiConfig =
  { readonly kind: 'json'; readonly value: object } | { readonly kind: 'script'; readonly text: string };

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Reads a configuration file, of the kinds that Jaeger's own option takes. What is inside is checked by the page, key by key; here only
 * that it is JSON, or a script that can be read and has the function. A refusal is one line.
 */
export function readUiConfig(path: string): UiConfig | { readonly kind: 'refused'; readonly reason: string } {
  const refused = (reason: string) =>
    ({ kind: 'refused', reason: `--ui-config ${path}: ${reason}` }) as const;
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    return refused(`cannot be read (${reasonOf(error)})`);
  }
  switch (extname(path).toLowerCase()) {
    case '.json':
      try {
        const value: unknown = JSON.parse(text);
        if (typeof value === 'object' && value !== null && !Array.isArray(value))
          return { kind: 'json', value };
        return refused('is no JSON object');
      } catch (error) {
        return refused(`is no JSON (${reasonOf(error)})`);
      }
    case '.js':
      if (!/function\s+UIConfig\s?\(\s?\)\s?\{/.test(text)) return refused('has no function UIConfig() {');
      try {
        // Compiled, never run.
        new Script(text, { filename: path });
      } catch (error) {
        return refused(`is no script (${reasonOf(error)})`);
      }
      return { kind: 'script', text };
    default:
      return refused('ends neither in .json nor in .js');
  }
}
