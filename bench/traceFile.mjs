import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { traceText } from './traceText.mjs';

const FOLDER = join(import.meta.dirname, '../.cache/bench');
/** Goes up whenever traceText changes, so that no old file is measured. */
const VERSION = 2;

/** Path and size of the file with the trace of `spans` spans; written once and kept, so that making it is not measured. */
export async function traceFile(spans) {
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, `v${VERSION}-${spans}.json`);
  if (!existsSync(path)) {
    await pipeline(Readable.from(traceText(spans)), createWriteStream(`${path}.part`));
    renameSync(`${path}.part`, path);
  }
  return { path, bytes: statSync(path).size };
}
