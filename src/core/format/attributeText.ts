import type { AttributeValue } from '../model';

const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** Digits that came over the wire are JSON where they are a JSON number; "NaN", "Infinity" and oddities become strings. */
const numberJson = (text: string): string => (jsonNumber.test(text) ? text : JSON.stringify(text));

type Task = string | AttributeValue | { readonly nested: AttributeValue; readonly depth: number };

function pushContainer(tasks: Task[], value: AttributeValue, depth: number, indent: number): void {
  const [open, close] = value.type === 'array' ? ['[', ']'] : ['{', '}'];
  const members: readonly { readonly key?: string; readonly value: AttributeValue }[] =
    value.type === 'array'
      ? value.values.map((member) => ({ value: member }))
      : value.type === 'map'
        ? value.entries
        : [];
  const line = indent === 0 ? '' : `\n${' '.repeat(indent * (depth + 1))}`;
  const lastLine = indent === 0 || members.length === 0 ? '' : `\n${' '.repeat(indent * depth)}`;
  // A stack: what comes first in the text is pushed last.
  tasks.push(lastLine + close);
  for (let k = members.length - 1; k >= 0; k--) {
    const member = members[k];
    if (member === undefined) continue;
    const label = member.key === undefined ? '' : JSON.stringify(member.key) + (indent === 0 ? ':' : ': ');
    tasks.push({ nested: member.value, depth: depth + 1 }, (k === 0 ? '' : ',') + line + label);
  }
  tasks.push(open);
}

function scalarJson(value: AttributeValue): string | undefined {
  switch (value.type) {
    case 'string':
      return JSON.stringify(value.value);
    case 'bool':
      return String(value.value);
    case 'int':
      return numberJson(value.digits);
    case 'double':
      return numberJson(value.text);
    case 'bytes':
      return JSON.stringify(value.base64);
    case 'empty':
      return 'null';
    case 'array':
    case 'map':
      return undefined;
  }
}

/**
 * The value as JSON, with the exact digits of its numbers. Repeated keys of a map are kept. `indent` blanks a level
 * put every member on its own line; 0 (default) is compact. Iterative: values may be nested as deep as they like.
 */
export function attributeJson(value: AttributeValue, indent = 0): string {
  const parts: string[] = [];
  const tasks: Task[] = [{ nested: value, depth: 0 }];
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    if (typeof task === 'string') {
      parts.push(task);
      continue;
    }
    const { nested, depth } = 'nested' in task ? task : { nested: task, depth: 0 };
    const scalar = scalarJson(nested);
    if (scalar === undefined) pushContainer(tasks, nested, depth, indent);
    else parts.push(scalar);
  }
  return parts.join('');
}

/** The value as plain text: strings as they are, numbers with their exact digits, arrays and maps as JSON, '' for none. */
export function attributeText(value: AttributeValue): string {
  switch (value.type) {
    case 'string':
      return value.value;
    case 'bool':
      return String(value.value);
    case 'int':
      return value.digits;
    case 'double':
      return value.text;
    case 'bytes':
      return value.base64;
    case 'empty':
      return '';
    case 'array':
    case 'map':
      return attributeJson(value);
  }
}
