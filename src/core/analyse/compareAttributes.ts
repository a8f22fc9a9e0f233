import type { Attribute } from '../model';

/** One key of two lists of attributes, and what each says of it. */
export interface ComparedAttribute {
  readonly key: string;
  /** undefined where the list does not have the key. */
  readonly left: Attribute | undefined;
  readonly right: Attribute | undefined;
  readonly same: boolean;
}

/**
 * Two lists of attributes side by side: first those of the left one in their order, then what only the right one has. A
 * key that repeats is paired with its repetition, first with first. `textOf` decides what is equal. Linear in both.
 */
export function compareAttributes(
  left: readonly Attribute[],
  right: readonly Attribute[],
  textOf: (attribute: Attribute) => string,
): readonly ComparedAttribute[] {
  const waiting = new Map<string, { readonly found: Attribute[]; next: number }>();
  for (const attribute of right) {
    const known = waiting.get(attribute.key);
    if (known) known.found.push(attribute);
    else waiting.set(attribute.key, { found: [attribute], next: 0 });
  }
  const rows: ComparedAttribute[] = left.map((attribute) => {
    const other = waiting.get(attribute.key);
    const partner = other?.found[other.next];
    if (other) other.next++;
    const same = partner !== undefined && textOf(attribute) === textOf(partner);
    return { key: attribute.key, left: attribute, right: partner, same };
  });
  const taken = new Map<string, number>();
  for (const attribute of right) {
    const turn = taken.get(attribute.key) ?? 0;
    taken.set(attribute.key, turn + 1);
    if (turn >= (waiting.get(attribute.key)?.next ?? 0))
      rows.push({ key: attribute.key, left: undefined, right: attribute, same: false });
  }
  return rows;
}
