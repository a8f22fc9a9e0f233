/** A key and the text that its value has to equal. */
export interface Tag {
  readonly key: string;
  readonly value: string;
}

export interface TagsRead {
  readonly tags: readonly Tag[];
  readonly fault: string | undefined;
}

/**
 * Reads tags as they stand in Jaeger UI's addresses: `tags` a JSON object of texts, `tag` repeated `key:value` (old
 * links). Numbers and booleans of hand-written JSON count as their text.
 */
export function parseTags(json: string, pairs: readonly string[]): TagsRead {
  const tags: Tag[] = [];
  let fault: string | undefined;
  for (const pair of pairs) {
    const colon = pair.indexOf(':');
    if (colon > 0) tags.push({ key: pair.slice(0, colon), value: pair.slice(colon + 1) });
    else fault = 'a tag without a colon was left out';
  }
  if (json !== '') {
    try {
      const parsed: unknown = JSON.parse(json);
      if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new TypeError();
      for (const [key, value] of Object.entries(parsed)) {
        if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
          tags.push({ key, value: String(value) });
        } else {
          fault = 'a tag whose value is no text was left out';
        }
      }
    } catch {
      fault = 'the tags are not a JSON object of texts';
    }
  }
  return { tags, fault };
}

/** Prints tags as the `tags` parameter; '' for none. A repeated key keeps its last value, as JSON would. */
export function printTags(tags: readonly Tag[]): string {
  if (tags.length === 0) return '';
  const parts = [...new Map(tags.map((tag) => [tag.key, tag.value]))].map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  );
  return `{${parts.join(',')}}`;
}

const quotedText = /^"((?:[^"\\]|\\.)*)"/s;
const unquote = (text: string) => text.replace(/\\(.)/gs, '$1');
const quote = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/**
 * Reads logfmt as people type it: `error=true http.url="a b" flag`. A key without a value means `key=true`, as in
 * Jaeger. https://brandur.org/logfmt
 */
export function parseLogfmt(text: string): TagsRead {
  const tags: Tag[] = [];
  let at = 0;
  const fault = (reason: string): TagsRead => ({ tags, fault: reason });
  while (at < text.length) {
    if (/\s/.test(text[at] ?? '')) {
      at++;
      continue;
    }
    const rest = text.slice(at);
    const quotedKey = quotedText.exec(rest);
    if (rest.startsWith('"') && !quotedKey)
      return fault(`the quote at character ${String(at + 1)} is not closed`);
    const keyText = quotedKey?.[0] ?? /^[^\s="]+/.exec(rest)?.[0];
    if (keyText === undefined) return fault(`a key is missing at character ${String(at + 1)}`);
    const key = quotedKey ? unquote(quotedKey[1] ?? '') : keyText;
    at += keyText.length;
    if (text[at] !== '=') {
      tags.push({ key, value: 'true' });
      continue;
    }
    at++;
    if (text[at] === '"') {
      const quoted = quotedText.exec(text.slice(at));
      if (!quoted) return fault(`the quote at character ${String(at + 1)} is not closed`);
      tags.push({ key, value: unquote(quoted[1] ?? '') });
      at += quoted[0].length;
    } else {
      const value = /^\S*/.exec(text.slice(at))?.[0] ?? '';
      tags.push({ key, value });
      at += value.length;
    }
  }
  return { tags, fault: undefined };
}

/** Prints tags as logfmt; `parseLogfmt` reads the same back. Keys that hold blanks, quotes or = are quoted. */
export function printLogfmt(tags: readonly Tag[]): string {
  return tags
    .map(({ key, value }) => {
      const shownKey = /^[^\s"=\\]+$/.test(key) ? key : quote(key);
      return `${shownKey}=${/^[^\s"\\]+$/.test(value) ? value : quote(value)}`;
    })
    .join(' ');
}
