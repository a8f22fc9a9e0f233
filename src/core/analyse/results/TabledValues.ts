import type { ResultTable } from './ResultTable';
import type { ValueSets } from './ValueSets';

/** A trace that stands in another table already. */
export interface TabledTrace {
  readonly table: ResultTable;
  readonly place: number;
}

/** A table that is copied from: its values by their number there. */
interface Copied {
  /** The number in the new sets; −1 = not met yet. */
  readonly numbers: Int32Array;
  readonly keyOf: Uint32Array;
  /** Keys of which some trace has values that are not listed. */
  readonly withUnlisted: readonly number[];
}

function copied({ texts, keyStarts, unlistedIn }: ResultTable): Copied {
  const keyOf = new Uint32Array(texts.length);
  const withUnlisted: number[] = [];
  for (const [k, traces] of unlistedIn.entries()) {
    keyOf.fill(k, keyStarts[k], keyStarts[k + 1]);
    if (traces.size > 0) withUnlisted.push(k);
  }
  return { numbers: new Int32Array(texts.length).fill(-1), keyOf, withUnlisted };
}

/** Copies what traces have from tables that exist into one that is being made. */
export class TabledValues {
  private readonly tables = new Map<ResultTable, Copied>();

  constructor(private readonly sets: ValueSets) {}

  /** Adds all that a trace has to the present one. */
  copy({ table, place }: TabledTrace): void {
    let from = this.tables.get(table);
    if (from === undefined) {
      from = copied(table);
      this.tables.set(table, from);
    }
    const keyName = (k: number): string => table.keys[k]?.key ?? '';
    for (let at = table.starts[place] ?? 0; at < (table.starts[place + 1] ?? 0); at++) {
      const value = table.members[at] ?? 0;
      let number = from.numbers[value] ?? -1;
      if (number < 0) {
        number = this.sets.valueOf(keyName(from.keyOf[value] ?? 0), table.texts[value] ?? '');
        from.numbers[value] = number;
      }
      this.sets.add(number, table.counts[at]);
    }
    for (const k of from.withUnlisted)
      if (table.unlistedIn[k]?.has(place) === true) this.sets.addLong(keyName(k));
  }
}
