// Layers and cycles: dependency-cruiser with the rules of .dependency-cruiser.mjs, once over the planted violations
// (each of which it must report) and once over the project (where it must have read every source file).
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import rules from '../../.dependency-cruiser.mjs';
import { CODE_FOLDERS, sourceFiles } from './sourceFiles.mjs';

const ROOT = join(import.meta.dirname, '../..');
const PLANTED = join(ROOT, 'test/layers/planted');
const MODULE = /\.(ts|tsx|mjs)$/;

function cruise(folder) {
  const command = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(ROOT, '.dependency-cruiser.mjs');
  const folders = CODE_FOLDERS.filter((name) => sourceFiles(folder, [name], MODULE).length > 0);
  const run = spawnSync(
    process.execPath,
    [command, '--config', config, '--output-type', 'json', ...folders],
    {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  if (!run.stdout.startsWith('{'))
    throw new Error(`dependency-cruiser gave no answer: ${run.stderr}${run.stdout}`);
  const { modules, summary } = JSON.parse(run.stdout);
  return { folders, modules, violations: summary.violations };
}

/** The first line of a planted file names the rule it breaks: `// breaks: rule-name`. */
function plantedProblems() {
  const { folders, violations } = cruise(PLANTED);
  const problems = [];
  const planted = new Set();
  for (const file of sourceFiles(PLANTED, folders, MODULE)) {
    const rule = /^\/\/ breaks: (\S+)/.exec(readFileSync(join(PLANTED, file), 'utf8'))?.[1];
    if (rule === undefined) continue;
    planted.add(rule);
    const caught = violations.some((violation) => violation.rule.name === rule && violation.from === file);
    if (!caught)
      problems.push(`planted violation not caught: ${rule} in ${relative(ROOT, join(PLANTED, file))}`);
  }
  for (const { name } of rules.forbidden) {
    if (!planted.has(name)) problems.push(`rule without a planted violation: ${name}`);
  }
  return { problems, count: planted.size };
}

function projectProblems() {
  const { folders, modules, violations } = cruise(ROOT);
  const problems = violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  const read = new Set(modules.map((module) => module.source));
  const files = sourceFiles(ROOT, folders, MODULE);
  for (const file of files) if (!read.has(file)) problems.push(`not read by dependency-cruiser: ${file}`);
  if (files.length === 0) problems.push('no source files found');
  return { problems, count: files.length };
}

const planted = plantedProblems();
const project = projectProblems();
for (const problem of [...planted.problems, ...project.problems]) console.error(problem);
console.log(
  `${planted.count} rules proven on planted violations; ${project.count} modules of the project read`,
);
if (planted.problems.length + project.problems.length > 0) process.exitCode = 1;
