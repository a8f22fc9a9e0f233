import { attributeJson, attributeText, type Attribute } from '../core';

const needsQuotes = (text: string): boolean => text === '' || /[\s"=\\]/.test(text);
const quoted = (text: string): string => (needsQuotes(text) ? JSON.stringify(text) : text);

/** "key=value" in logfmt, as the search box takes it: quoted where a part holds blanks, quotes or an equals sign. */
export const attributePair = ({ key, value }: Attribute): string =>
  `${quoted(key)}=${quoted(attributeText(value))}`;

/** The attribute as a JSON object with one member, its digits exact. */
export const attributeObject = ({ key, value }: Attribute): string =>
  `{${JSON.stringify(key)}: ${attributeJson(value, 2)}}`;

/** Attributes whose key or value holds the text, whatever the case. An empty text keeps all. */
export function filterAttributes(attributes: readonly Attribute[], text: string): readonly Attribute[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return attributes;
  return attributes.filter(
    ({ key, value }) =>
      key.toLowerCase().includes(wanted) || attributeText(value).toLowerCase().includes(wanted),
  );
}

/** The first few attributes in one line, for a section that is closed: "key=value  key=value". At most 200 characters. */
export function attributeGlance(attributes: readonly Attribute[]): string {
  let line = '';
  for (const { key, value } of attributes) {
    if (line.length > 200) break;
    const text = value.type === 'string' ? value.value.slice(0, 80) : attributeText(value).slice(0, 80);
    line += `${line === '' ? '' : '  '}${key.slice(0, 80)}=${text}`;
  }
  return line.slice(0, 200);
}

/** The attributes of pinned keys first, in the order of the pins, then the others as they came. Linear. */
export function pinnedFirst(attributes: readonly Attribute[], pins: readonly string[]): readonly Attribute[] {
  if (pins.length === 0) return attributes;
  const places = new Map(pins.map((key, at) => [key, at]));
  const first: { readonly attribute: Attribute; readonly place: number }[] = [];
  const rest: Attribute[] = [];
  for (const attribute of attributes) {
    const place = places.get(attribute.key);
    if (place === undefined) rest.push(attribute);
    else first.push({ attribute, place });
  }
  if (first.length === 0) return attributes;
  return [...first.sort((a, b) => a.place - b.place).map(({ attribute }) => attribute), ...rest];
}

/** The attributes whose key begins with one of the prefixes first, in the order of the prefixes, then the others as they came. Linear. */
export function prefixedFirst(
  attributes: readonly Attribute[],
  prefixes: readonly string[],
): readonly Attribute[] {
  if (prefixes.length === 0) return attributes;
  const groups = new Map<number, Attribute[]>();
  for (const attribute of attributes) {
    const found = prefixes.findIndex((prefix) => attribute.key.startsWith(prefix));
    const place = found < 0 ? prefixes.length : found;
    const group = groups.get(place);
    if (group) group.push(attribute);
    else groups.set(place, [attribute]);
  }
  return [...groups].sort(([a], [b]) => a - b).flatMap(([, group]) => group);
}
