import type { AttributeSuggestion } from '../../worker/TraceEngine';
import { printLogfmt } from '../../state/url/tags';

/** The piece of logfmt around the caret: `key` alone, or `key=value`. */
export interface TagToken {
  readonly from: number;
  readonly to: number;
  readonly key: string;
  /** undefined before the =. */
  readonly value: string | undefined;
}

/** Finds the token that the caret stands in or behind. Blanks inside quotes do not end it. */
export function tokenAt(text: string, caret: number): TagToken {
  let from = 0;
  let quoted = false;
  let to = text.length;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quoted && character === '\\') at++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && /\s/.test(character)) {
      if (at >= caret) {
        to = at;
        break;
      }
      from = at + 1;
    }
  }
  const token = text.slice(from, to);
  const equals = token.startsWith('"') ? token.indexOf('=', token.indexOf('"', 1)) : token.indexOf('=');
  const bare = (part: string) => part.replace(/^"|"$/g, '');
  return equals < 0
    ? { from, to, key: bare(token), value: undefined }
    : { from, to, key: bare(token.slice(0, equals)), value: bare(token.slice(equals + 1)) };
}

export interface TagChoice {
  readonly value: string;
  readonly detail: string;
  /** Text that takes the token's place. */
  readonly insert: string;
  /** A key was chosen: its values come next. */
  readonly more: boolean;
}

const most = 50;

/** Keys, or values of the key, that fit what stands around the caret: those that begin with it first. */
export function tagChoices(
  text: string,
  caret: number,
  suggestions: readonly AttributeSuggestion[],
): readonly TagChoice[] {
  const token = tokenAt(text, caret);
  const wanted = (token.value ?? token.key).toLowerCase();
  const fitting = (names: readonly string[]) => {
    const hits = names.filter((name) => name.toLowerCase().includes(wanted));
    const begins = (name: string) => name.toLowerCase().startsWith(wanted);
    return [...hits.filter(begins), ...hits.filter((name) => !begins(name))].slice(0, most);
  };
  const known = new Map<string, readonly string[]>([['error', ['true']]]);
  for (const { key, values } of suggestions) {
    known.set(key, key === 'error' ? [...new Set(['true', ...values])] : values);
  }
  if (token.value === undefined) {
    return fitting([...known.keys()]).map((key) => ({
      value: key,
      detail: exampleOf(known.get(key) ?? []),
      insert: printLogfmt([{ key, value: 'x' }]).slice(0, -1),
      more: true,
    }));
  }
  return fitting(known.get(token.key) ?? []).map((value) => ({
    value,
    detail: '',
    insert: printLogfmt([{ key: token.key, value }]),
    more: false,
  }));
}

const exampleOf = (values: readonly string[]): string => {
  const [first = ''] = values;
  return values.length > 1 ? `${String(values.length)} values` : first.slice(0, 24);
};

/** The text with the token at the caret replaced, and where the caret goes. */
export function insertTag(
  text: string,
  caret: number,
  choice: TagChoice,
): { readonly text: string; readonly caret: number } {
  const { from, to } = tokenAt(text, caret);
  const after = text.slice(to);
  const gap = choice.more || after.startsWith(' ') ? '' : ' ';
  return {
    text: text.slice(0, from) + choice.insert + gap + after,
    caret: from + choice.insert.length + (choice.more ? 0 : 1),
  };
}
