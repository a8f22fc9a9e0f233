// Counts that may only fall: any, casts, non-null assertions, disabled rules, files over 300 lines; for production code
// and for the rest apart. More than ratchet.json says fails; fewer fails too and asks for the new number:
// `node scripts/checks/ratchet.mjs --update` writes it (and refuses to write a greater one without --raise).
// `--list any` names the files.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOTHING_COUNTED, countInFile } from './countInFile.mjs';
import { CODE_FOLDERS, sourceFiles } from './sourceFiles.mjs';

const ROOT = join(import.meta.dirname, '../..');
const RECORD = join(ROOT, 'ratchet.json');
const COUNTED = /\.(ts|tsx|css|mjs)$/;

const isProduction = (path) =>
  /^(src|server)\//.test(path) && !/\.(test|spec)\.tsx?$/.test(path) && !path.startsWith('src/testing/');

function countAll() {
  const counts = { production: { ...NOTHING_COUNTED }, tests: { ...NOTHING_COUNTED } };
  const perFile = [];
  for (const path of sourceFiles(ROOT, CODE_FOLDERS, COUNTED)) {
    const found = countInFile(path, readFileSync(join(ROOT, path), 'utf8'));
    const sum = counts[isProduction(path) ? 'production' : 'tests'];
    for (const name of Object.keys(found)) sum[name] += found[name];
    perFile.push({ path, found });
  }
  return { counts, perFile };
}

function compare(counts, allowed) {
  const differences = [];
  for (const [part, names] of Object.entries(counts)) {
    for (const [name, count] of Object.entries(names)) {
      const limit = allowed[part]?.[name] ?? 0;
      if (count !== limit) differences.push({ part, name, count, limit, more: count > limit });
    }
  }
  return differences;
}

const { counts, perFile } = countAll();
const listed = process.argv[process.argv.indexOf('--list') + 1];
if (process.argv.includes('--list')) {
  for (const { path, found } of perFile) if (found[listed] > 0) console.log(`${found[listed]}\t${path}`);
}
const differences = compare(counts, JSON.parse(readFileSync(RECORD, 'utf8')));
const more = differences.filter((difference) => difference.more);
if (process.argv.includes('--update') && (more.length === 0 || process.argv.includes('--raise'))) {
  writeFileSync(RECORD, `${JSON.stringify(counts, undefined, 2)}\n`);
  console.log('ratchet.json written');
} else {
  for (const { part, name, count, limit, more } of differences) {
    const advice = more
      ? `find another way (--list ${name} names the files)`
      : 'well done: lower the number with `node scripts/checks/ratchet.mjs --update`';
    console.error(`${part}.${name}: ${count}, and ratchet.json says ${limit}: ${advice}`);
  }
  if (differences.length > 0) process.exitCode = 1;
}
console.log(JSON.stringify(counts));
