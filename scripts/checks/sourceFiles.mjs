import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that hold code of the project. */
export const CODE_FOLDERS = ['src', 'server', 'e2e', 'bench', 'test', 'scripts'];

/** Not our code, or code that is wrong on purpose. */
const SKIPPED = /(^|\/)(node_modules|planted|golden|hostile|jaeger-server|generated)$/;

/** Paths (relative to `root`, with slashes) of all files below `folders` whose name matches `pattern`, sorted. */
export function sourceFiles(root, folders, pattern) {
  const found = [];
  const open = [...folders];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of entriesOf(join(root, folder))) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory() && !SKIPPED.test(path)) open.push(path);
      if (entry.isFile() && pattern.test(entry.name)) found.push(path);
    }
  }
  return found.sort();
}

function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
