import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { searchText, traceText } from './traceText.mjs';

const FOLDER = join(import.meta.dirname, '../.cache/bench');
/** Goes up whenever a text changes, so that no old file is measured. */
const VERSION = 2;

/** Path and size of the file with the trace of `spans` spans. */
export const traceFile = (spans) => writtenOnce(String(spans), () => traceText(spans));

/** The same of the answer of a search. */
export const searchFile = (traces, spans) =>
  writtenOnce(`search-${traces}x${spans}`, () => searchText(traces, spans));

/** Written once and kept, so that making it is not measured. */
async function writtenOnce(name, pieces) {
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, `v${VERSION}-${name}.json`);
  if (!existsSync(path)) {
    await pipeline(Readable.from(pieces()), createWriteStream(`${path}.part`));
    renameSync(`${path}.part`, path);
  }
  return { path, bytes: statSync(path).size };
}
