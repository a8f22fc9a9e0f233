import { attributeText, type Attribute } from '../../core';
import type { LinkPattern, LinkPlace, LinkValue } from './SiteConfig';

/** A link as a pattern of the site makes it. Neither part was checked: SafeLink decides whether it may be followed. */
export interface FilledLink {
  readonly url: string;
  readonly text: string;
}

/** Looks a name up; undefined where nothing has it. */
export type LookUp = (name: string) => LinkValue | undefined;

const mostLinks = 20;

/** What a pattern sees of an attribute: numbers and truth as such, everything else as text. */
export function linkValue({ value }: Attribute): LinkValue {
  switch (value.type) {
    case 'bool':
      return value.value;
    case 'double':
    case 'int': {
      const text = attributeText(value);
      const number = Number(text);
      // Digits that a number would lose stay text.
      return String(number) === text ? number : text;
    }
    default:
      return attributeText(value);
  }
}

/** The value of the first attribute with this key. */
export function lookUpIn(attributes: readonly Attribute[], name: string): LinkValue | undefined {
  const found = attributes.find(({ key }) => key === name);
  return found && linkValue(found);
}

/** A pattern with its places filled; undefined where a name leads nowhere, or the pattern's own code fails. */
export function fillLink({ url, text }: LinkPattern, lookUp: LookUp): FilledLink | undefined {
  const values = new Map<string, LinkValue>();
  for (const name of [...url.names, ...text.names]) {
    const value = lookUp(name);
    if (value === undefined) return undefined;
    values.set(name, value);
  }
  try {
    return { url: url.fill(values, true), text: text.fill(values, false) };
  } catch {
    return undefined;
  }
}

/** The links that patterns make of one attribute, at most 20. */
export function attributeLinks(
  patterns: readonly LinkPattern[],
  place: Exclude<LinkPlace, 'traces'>,
  attribute: Attribute,
  lookUp: LookUp,
): readonly FilledLink[] {
  const value = linkValue(attribute);
  return patterns
    .filter((pattern) => pattern.isFor(place) && pattern.fits(attribute.key, value))
    .slice(0, mostLinks)
    .flatMap((pattern) => fillLink(pattern, lookUp) ?? []);
}

/** The links that patterns make of a trace as a whole. */
export const traceLinks = (patterns: readonly LinkPattern[], lookUp: LookUp): readonly FilledLink[] =>
  patterns
    .filter((pattern) => pattern.isFor('traces'))
    .slice(0, mostLinks)
    .flatMap((pattern) => fillLink(pattern, lookUp) ?? []);
