import type { Hiding } from './hiding';
import { HiddenBy } from './ShapedTree';

/** What stands for hidden spans: at most one placeholder for each reason under each span, as columns. */
export interface Placeholders {
  readonly count: number;
  readonly owner: Int32Array;
  readonly reason: Uint8Array;
  /** 1 + the placeholder of each hidden span; 0 for others. */
  readonly ofSpan: Int32Array;
  /** 1 + the placeholder under each span (its index + 1; 0 = the top) for find and for the window. */
  readonly byFind: Int32Array;
  readonly byWindow: Int32Array;
}

const none = new Int32Array(0);

/** Makes the placeholders. Linear; nothing is made while nothing is hidden. */
export function makePlaceholders({ cutOf, hidden }: Hiding, owner: Int32Array): Placeholders {
  const owners: number[] = [];
  const reasons: number[] = [];
  if (!hidden.some((reason) => reason !== 0))
    return { count: 0, owner: none, reason: new Uint8Array(0), ofSpan: none, byFind: none, byWindow: none };
  const ofSpan = new Int32Array(hidden.length);
  const byFind = new Int32Array(hidden.length + 1);
  const byWindow = new Int32Array(hidden.length + 1);
  for (let i = 0; i < hidden.length; i++) {
    const reason = hidden[i] ?? 0;
    if (reason === 0 || (cutOf !== undefined && cutOf[i] !== -1)) continue;
    const table = reason === HiddenBy.find ? byFind : byWindow;
    const slot = (owner[i] ?? -1) + 1;
    if (table[slot] === 0) {
      owners.push(slot - 1);
      reasons.push(reason);
      table[slot] = owners.length;
    }
    ofSpan[i] = table[slot] ?? 0;
  }
  return {
    count: owners.length,
    owner: Int32Array.from(owners),
    reason: Uint8Array.from(reasons),
    ofSpan,
    byFind,
    byWindow,
  };
}
