// Typed lint: ESLint with eslint.config.js, once over the planted violations (every marked line must be reported by
// the rule it names, and no other line) and once over the project, where a warning counts as an error.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ESLint } from 'eslint';

const ROOT = join(import.meta.dirname, '../..');
const PLANTED = join(ROOT, 'test/lint/planted');

/** Marks: `// breaks: rule` on the line, `breaks-next`, `breaks-previous`, and `breaks-file` (line 1). */
function expectedIn(file) {
  const expected = new Set();
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    const mark = /\/\/ breaks(-next|-previous|-file)?: (\S+)/.exec(line);
    if (mark === null) continue;
    const number = { '-next': index + 2, '-previous': index, '-file': 1 }[mark[1]] ?? index + 1;
    expected.add(`${number} ${mark[2]}`);
  }
  return expected;
}

async function plantedProblems() {
  const eslint = new ESLint({ cwd: PLANTED, overrideConfigFile: join(ROOT, 'eslint.config.js') });
  const problems = [];
  let count = 0;
  for (const { filePath, messages } of await eslint.lintFiles(['src', 'e2e'])) {
    const name = relative(ROOT, filePath);
    const expected = expectedIn(filePath);
    const reported = new Set(messages.map(({ line, ruleId }) => `${line} ${ruleId}`));
    for (const mark of expected)
      if (!reported.has(mark)) problems.push(`planted violation not caught: ${name}:${mark}`);
    const lines = new Set([...expected].map((mark) => mark.split(' ')[0]));
    for (const mark of reported) {
      if (!lines.has(mark.split(' ')[0])) problems.push(`reported where nothing is planted: ${name}:${mark}`);
    }
    count += expected.size;
  }
  if (count === 0) problems.push('no planted violations found');
  return { problems, count };
}

const planted = await plantedProblems();
for (const problem of planted.problems) console.error(problem);
const eslint = new ESLint({ cwd: ROOT });
const results = await eslint.lintFiles(['.']);
const found = results.reduce((sum, { errorCount, warningCount }) => sum + errorCount + warningCount, 0);
if (found > 0) console.error((await eslint.loadFormatter('stylish')).format(results));
console.log(
  `${planted.count} planted violations looked for; ${results.length} files linted, ${found} findings`,
);
if (planted.problems.length + found > 0) process.exitCode = 1;
