/** Words that begin a line of their own. Several words in a row that belong together stand as one. */
const clause =
  /^(select|from|where|group\s+by|order\s+by|having|limit|offset|union(\s+all)?|insert\s+into|values|update|set|delete\s+from|returning|with|(left|right|inner|full|cross)(\s+outer)?\s+join|join|on\s+conflict)\b/i;
const indented = /^(and|or|on)\b/i;
const starts = /^\s*(select|insert\s+into|update|delete\s+from|with|create|alter|drop|merge|call|explain)\s/i;

/** Longer texts are shown as they came. */
const longest = 1_000_000;

/** Whether a text looks like SQL: judged by its first word only. */
export const looksLikeSql = (text: string): boolean =>
  text.length <= longest && starts.test(text.slice(0, 200));

/**
 * SQL with one clause a line. Only blanks change: strings, quoted names and comments stay as they came. What stands in
 * brackets is indented. One pass.
 */
export function sqlLines(text: string): string {
  const lines: string[] = [];
  let line = '';
  let depth = 0;
  const breakLine = (indent: number) => {
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '  '.repeat(Math.min(20, indent));
  };
  const token =
    /'(?:[^'\\]|\\[^]|'')*'?|"(?:[^"\\]|\\[^])*"?|`[^`]*`?|--[^\n]*|\/\*[^]*?(?:\*\/|$)|\s+|[A-Za-z_][\w$]*|[^]/gy;
  let at = 0;
  while (at < text.length) {
    token.lastIndex = at;
    const found = token.exec(text)?.[0] ?? text.charAt(at);
    const isWord = /^[A-Za-z_]/.test(found);
    if (isWord && line.trim() !== '') {
      const rest = text.slice(at, at + 60);
      const phrase = clause.exec(rest)?.[0];
      if (phrase !== undefined) {
        breakLine(depth);
        line += phrase.replace(/\s+/g, ' ');
        at += phrase.length;
        continue;
      }
      if (indented.test(rest)) breakLine(depth + 1);
    }
    if (/^\s/.test(found)) line += line.endsWith(' ') || line === '' ? '' : ' ';
    else line += found;
    if (found === '(') depth++;
    else if (found === ')') depth = Math.max(0, depth - 1);
    at += found.length;
    if (found.startsWith('--')) breakLine(depth);
  }
  breakLine(0);
  return lines.join('\n');
}
