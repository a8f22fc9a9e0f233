import { numberOfText } from '../../model';
import { structureKeys } from '../common/structureKeys';
import { resultBuiltins, type ResultKey, type ResultTable } from './ResultTable';

/** Most listed values of a key, and most keys of attributes: what hostile or careless data has more of is counted, not kept. */
const MOST_VALUES = 1000;
const MOST_KEYS = 500;

type Sets = Pick<
  ResultTable,
  'keys' | 'keyStarts' | 'texts' | 'starts' | 'members' | 'counts' | 'unlistedIn' | 'keysLeftOut'
>;

interface KeyDraft {
  readonly key: string;
  readonly pairs: Map<string, number>;
  traces: number;
  lastTrace: number;
  /** Traces with a value that is too long to be listed, or one of too many. */
  readonly unlisted: Set<number>;
}

/** Built-ins stand before structure, and both before attributes. */
const ranks = new Map<string, number>([...resultBuiltins, ...structureKeys].map(({ key }, at) => [key, at]));

/** Collects the values that traces have, trace by trace, and lays them out as the columns of a ResultTable. */
export class ValueSets {
  private readonly drafts = new Map<string, KeyDraft>();
  private readonly texts: string[] = [];
  private readonly keyOf: KeyDraft[] = [];
  private readonly tracesOf: number[] = [];
  private readonly lastTrace: number[] = [];
  private readonly members: number[] = [];
  private readonly counts: number[] = [];
  private readonly starts: number[] = [0];

  private draftOf(key: string): KeyDraft {
    let draft = this.drafts.get(key);
    if (draft === undefined) {
      draft = { key, pairs: new Map(), traces: 0, lastTrace: -1, unlisted: new Set() };
      this.drafts.set(key, draft);
    }
    return draft;
  }

  /** The number of a value, the same for the same key and text. */
  valueOf(key: string, text: string): number {
    const draft = this.draftOf(key);
    const known = draft.pairs.get(text);
    if (known !== undefined) return known;
    const value = this.texts.push(text) - 1;
    draft.pairs.set(text, value);
    this.keyOf.push(draft);
    this.tracesOf.push(0);
    this.lastTrace.push(-1);
    return value;
  }

  /** The trace has this value, on so many spans where they are counted. Again and again is once. */
  add(value: number, spans = 1): void {
    const trace = this.starts.length - 1;
    const key = this.keyOf[value];
    if (key === undefined || this.lastTrace[value] === trace) return;
    this.lastTrace[value] = trace;
    this.tracesOf[value] = (this.tracesOf[value] ?? 0) + 1;
    this.members.push(value);
    this.counts.push(spans);
    this.has(key, trace);
  }

  /** The trace has a value of this key that is too long to be listed. */
  addLong(key: string): void {
    const trace = this.starts.length - 1;
    const draft = this.draftOf(key);
    this.has(draft, trace);
    draft.unlisted.add(trace);
  }

  endTrace(): void {
    this.starts.push(this.members.length);
  }

  private has(key: KeyDraft, trace: number): void {
    if (key.lastTrace === trace) return;
    key.lastTrace = trace;
    key.traces++;
  }

  /** All traces are in: numbers the values key by key, the most frequent first, and leaves out what is too much. */
  finish(): Sets {
    const rankOf = ({ key }: KeyDraft): number => ranks.get(key) ?? ranks.size;
    const ordered = [...this.drafts.values()].sort(
      (a, b) => rankOf(a) - rankOf(b) || b.traces - a.traces || (a.key < b.key ? -1 : 1),
    );
    const kept = ordered.slice(0, MOST_KEYS + ranks.size);
    const numbers = new Int32Array(this.texts.length).fill(-1);
    const texts: string[] = [];
    const keyStarts = new Uint32Array(kept.length + 1);
    kept.forEach((draft, k) => {
      const values = [...draft.pairs].sort(
        ([textA, a], [textB, b]) =>
          (this.tracesOf[b] ?? 0) - (this.tracesOf[a] ?? 0) || (textA < textB ? -1 : 1),
      );
      for (const [text, value] of values.slice(0, MOST_VALUES)) numbers[value] = texts.push(text) - 1;
      keyStarts[k + 1] = texts.length;
    });
    const sets = this.renumbered(numbers);
    const keys = kept.map((draft, k): ResultKey => {
      const { key, traces, pairs, unlisted } = draft;
      const listed = texts.slice(keyStarts[k], keyStarts[k + 1]);
      const isNumeric = listed.length > 0 && listed.every((text) => !Number.isNaN(numberOfText(text)));
      const isBuiltin = (ranks.get(key) ?? Infinity) < resultBuiltins.length;
      return { key, isBuiltin, traces, distinct: pairs.size, unlisted: unlisted.size, isNumeric };
    });
    const unlistedIn = kept.map(({ unlisted }) => unlisted);
    return { ...sets, keys, keyStarts, texts, unlistedIn, keysLeftOut: ordered.length - kept.length };
  }

  /** The members by their new numbers, ascending in each trace; those left out are counted at their key. */
  private renumbered(numbers: Int32Array): Pick<Sets, 'starts' | 'members' | 'counts'> {
    const starts = new Uint32Array(this.starts.length);
    const members = new Uint32Array(this.members.length);
    const counts = new Uint32Array(this.members.length);
    const countOf = new Uint32Array(numbers.length);
    let length = 0;
    for (let trace = 0; trace + 1 < this.starts.length; trace++) {
      const from = length;
      for (let at = this.starts[trace] ?? 0; at < (this.starts[trace + 1] ?? 0); at++) {
        const value = this.members[at] ?? 0;
        const number = numbers[value] ?? -1;
        if (number >= 0) {
          members[length++] = number;
          countOf[number] = this.counts[at] ?? 1;
        } else this.keyOf[value]?.unlisted.add(trace);
      }
      members.subarray(from, length).sort();
      for (let at = from; at < length; at++) counts[at] = countOf[members[at] ?? 0] ?? 1;
      starts[trace + 1] = length;
    }
    return { starts, members: members.slice(0, length), counts: counts.slice(0, length) };
  }
}
