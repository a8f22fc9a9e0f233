/** Texts longer than this are shown as they came; parsing them would hold up the page. */
export const maxJsonLength = 8_000_000;

/** Whether a text may be a JSON object or array: judged by its first and last character only. */
export function looksLikeJson(text: string): boolean {
  if (text.length < 3 || text.length > maxJsonLength) return false;
  const first = /^\s*([[{])/.exec(text.slice(0, 100))?.[1];
  const last = /([\]}])\s*$/.exec(text.slice(-100))?.[1];
  return (first === '{' && last === '}') || (first === '[' && last === ']');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // also what nests deeper than the parser's own stack
  }
}

/** Position after a string that begins at `from`. */
function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

const indents: string[] = [''];
/** What nests deeper is shown as it came: by indents alone the text would grow with the square of the depth. */
const maxDepth = 200;
const indentOf = (depth: number): string => (indents[depth] ??= '  '.repeat(depth));

const blank = /\s*/y;
function skipBlank(text: string, from: number): number {
  blank.lastIndex = from;
  blank.test(text);
  return blank.lastIndex;
}

/**
 * A JSON text with one member a line. Only blanks between the tokens change: digits, escapes, repeated keys and their
 * order stay as they came. undefined where the text is no JSON, is longer than 8 MB or
 * nests more than 200 deep.
 */
export function prettyJson(text: string): string | undefined {
  if (!looksLikeJson(text) || !isJson(text)) return undefined;
  const parts: string[] = [];
  let depth = 0;
  let literal = 0; // start of the number or word under way
  let at = skipBlank(text, 0);
  literal = at;
  const flush = () => {
    if (at > literal) parts.push(text.slice(literal, at).trim());
  };
  while (at < text.length) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      parts.push(text.slice(at, end));
      at = end;
    } else if (character === '{' || character === '[') {
      const next = skipBlank(text, at + 1);
      if (text[next] === '}' || text[next] === ']') {
        parts.push(character, text.charAt(next));
        at = next + 1;
      } else {
        depth++;
        if (depth > maxDepth) return undefined;
        parts.push(character, '\n', indentOf(depth));
        at = next;
      }
    } else if (character === '}' || character === ']') {
      flush();
      depth--;
      parts.push('\n', indentOf(depth), character);
      at++;
    } else if (character === ',') {
      flush();
      parts.push(',\n', indentOf(depth));
      at = skipBlank(text, at + 1);
    } else if (character === ':') {
      parts.push(': ');
      at = skipBlank(text, at + 1);
    } else {
      at++;
      continue;
    }
    literal = at;
  }
  return parts.join('');
}
