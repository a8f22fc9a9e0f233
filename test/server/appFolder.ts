import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

export const SCRIPT = '/static/app-Ab3_dE5f.js';
export const SCRIPT_TEXT = `export const words = '${'many words of a script '.repeat(200)}';\n`;

/** A folder like that of a build, with a secret beside it. */
export function makeAppFolder(): { readonly folder: string; readonly remove: () => void } {
  const around = mkdtempSync(join(tmpdir(), 'spanlight-'));
  const folder = join(around, 'app');
  mkdirSync(join(folder, 'static'), { recursive: true });
  mkdirSync(join(folder, '.vite'));
  writeFileSync(join(around, 'secret.txt'), 'secret');
  writeFileSync(join(folder, '.vite/manifest.json'), '{}');
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><html><head lang="en"><title>Spanlight</title><script type="module" src=".${SCRIPT}"></script></head><body></body></html>`,
  );
  writeFileSync(join(folder, SCRIPT), SCRIPT_TEXT);
  writeFileSync(join(folder, `${SCRIPT}.br`), brotliCompressSync(SCRIPT_TEXT));
  writeFileSync(join(folder, `${SCRIPT}.gz`), gzipSync(SCRIPT_TEXT));
  writeFileSync(join(folder, 'static/favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  return {
    folder,
    remove: () => {
      rmSync(around, { recursive: true });
    },
  };
}
