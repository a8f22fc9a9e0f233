import ts from 'typescript';

/** Lines after which a file counts as too long. */
const LONG_FILE = 300;
const DISABLED_RULE = /\/[/*]\s*(eslint-disable|prettier-ignore|@ts-(ignore|expect-error|nocheck))/g;

export const NOTHING_COUNTED = { any: 0, casts: 0, nonNullAssertions: 0, disabledRules: 0, longFiles: 0 };

/** Counts what may only fall in the text of one file: from the syntax tree, so that comments and strings do not count. */
export function countInFile(path, text) {
  const counts = { ...NOTHING_COUNTED };
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (lines > LONG_FILE) counts.longFiles = 1;
  counts.disabledRules = [...text.matchAll(DISABLED_RULE)].length;
  if (!/\.tsx?$/.test(path)) return counts;
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const open = [ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind)];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === ts.SyntaxKind.AnyKeyword) counts.any++;
    if (ts.isNonNullExpression(node)) counts.nonNullAssertions++;
    if (isCast(node)) counts.casts++;
    ts.forEachChild(node, (child) => void open.push(child));
  }
  return counts;
}

function isCast(node) {
  if (ts.isTypeAssertionExpression(node)) return true;
  return ts.isAsExpression(node) && !ts.isConstTypeReference(node.type);
}
