import { summaryStructure, traceStructure } from '../analyse/common/traceStructure';
import { errorOrigins } from '../analyse/results/errorOrigins';
import {
  attributeResultKey,
  resultStatus,
  startMicros,
  type ResultTable,
} from '../analyse/results/ResultTable';
import { TabledValues } from '../analyse/results/TabledValues';
import { ValueSets } from '../analyse/results/ValueSets';
import { spanIndex } from '../model';
import { searchableTexts, type ParsedTrace } from '../parse';
import { PairTable } from './PairTable';
import { TokenDictionary } from './TokenDictionary';
import type { PairSink } from './FindIndex';
import type { LoadedTrace } from './LoadedTrace';

/** Spans between two places at which the caller may take a breath. */
const STEP = 64;
/** Longest text of a value that is listed, in bytes as it was sent: nobody chooses a stack trace out of a list. */
const MOST_BYTES = 200;

const LINK_SCOPE = 3;

/** The distinct keys and values of many traces as they were sent, and which of them each trace has. */
class RawPairs {
  private readonly tokens: TokenDictionary;
  readonly pairs = new PairTable();
  /** The pairs of the traces, one trace behind the other. */
  readonly members: number[] = [];
  readonly starts: number[] = [0];
  private readonly lastTrace: number[] = [];
  private readonly empty = new Uint8Array(0);

  constructor(decode: (bytes: Uint8Array, start: number, end: number) => string) {
    this.tokens = new TokenDictionary(decode);
  }

  /** Takes attributes with a key and a value: names of events, warnings and the like have no key. */
  readonly take: PairSink = (bytes, keyStart, keyEnd, valueStart, valueEnd, scope) => {
    if (keyStart === keyEnd || valueStart === valueEnd || scope === LINK_SCOPE) return;
    const isLong = valueEnd - valueStart > MOST_BYTES;
    const key = this.tokens.place(bytes, keyStart, keyEnd);
    const value = isLong
      ? this.tokens.place(this.empty, 0, 0)
      : this.tokens.place(bytes, valueStart, valueEnd);
    const pair = this.pairs.place(key, value, isLong ? 1 : 0);
    const trace = this.starts.length - 1;
    if (this.lastTrace[pair] === trace) return;
    this.lastTrace[pair] = trace;
    this.members.push(pair);
  };

  endTrace(): void {
    this.starts.push(this.members.length);
  }

  finish(): void {
    this.tokens.finish();
    this.pairs.finish();
  }

  /** Key and value of a pair; the value is undefined where it is too long to be listed. */
  textsOf(pair: number): { readonly key: string; readonly value: string | undefined } {
    const { key, value, scope } = this.pairs;
    return {
      key: this.tokens.textOf(key[pair] ?? 0),
      value: scope[pair] === 1 ? undefined : this.tokens.textOf(value[pair] ?? 0),
    };
  }
}

/** The values that the summary of a trace, and its columns, say. */
function addBuiltins(sets: ValueSets, { summary, parsed }: LoadedTrace): void {
  for (const { name } of summary.services) sets.add(sets.valueOf('service', name));
  if (summary.rootService !== undefined)
    sets.add(sets.valueOf('root', `${summary.rootService}: ${summary.rootName ?? ''}`));
  if (summary.errorCount !== undefined)
    sets.add(sets.valueOf('status', summary.errorCount > 0 ? resultStatus.error : resultStatus.fine));
  const put = (key: string, text: string, spans: number) => {
    sets.add(sets.valueOf(key, text), spans);
  };
  summaryStructure(summary, put);
  if (parsed === undefined) return;
  for (const origin of errorOrigins(parsed.trace)) sets.add(sets.valueOf('failing', origin));
  traceStructure(parsed.trace, put);
}

/**
 * Makes a table of loaded traces. A generator: it yields now and then, so that whoever runs it can do other work in between; the
 * table is its return value. Linear in the text of the traces, of which nothing is kept.
 */
export function* tabulateResults(traces: readonly LoadedTrace[]): Generator<undefined, ResultTable> {
  const first = traces.find(({ parsed }) => parsed !== undefined)?.parsed;
  const texts = first && searchableTexts(first);
  const raw = texts && new RawPairs((bytes, start, end) => texts.decode(bytes, start, end));
  for (const { parsed } of traces) {
    if (parsed !== undefined && raw) yield* takeTrace(raw, parsed);
    raw?.endTrace();
  }
  raw?.finish();
  yield;
  const sets = new ValueSets();
  const tables = new TabledValues(sets);
  /** The number of each pair in `sets`; undefined = not met yet, −1 − k = too long, of the key `longKeys[k]`. */
  const numbers: (number | undefined)[] = [];
  const longKeys: string[] = [];
  for (const [trace, loaded] of traces.entries()) {
    if (loaded.tabled) tables.copy(loaded.tabled);
    else addBuiltins(sets, loaded);
    for (let at = raw?.starts[trace] ?? 0; raw && at < (raw.starts[trace + 1] ?? 0); at++) {
      const pair = raw.members[at] ?? 0;
      let number = numbers[pair];
      if (number === undefined) {
        const { key, value } = raw.textsOf(pair);
        const named = attributeResultKey(key);
        number = value === undefined ? -longKeys.push(named) : sets.valueOf(named, value);
        numbers[pair] = number;
      }
      if (number >= 0) sets.add(number);
      else sets.addLong(longKeys[-1 - number] ?? '');
    }
    sets.endTrace();
    if (trace % STEP === STEP - 1) yield;
  }
  const summaries = traces.map(({ summary }) => summary);
  return {
    count: traces.length,
    traceIds: summaries.map(({ traceId }) => traceId),
    start: Float64Array.from(summaries, startMicros),
    duration: Float64Array.from(summaries, ({ duration }) => duration),
    failed: Int8Array.from(summaries, ({ errorCount }) =>
      errorCount === undefined ? -1 : Math.sign(errorCount),
    ),
    ...sets.finish(),
    hasAttributes: raw !== undefined || traces.some(({ tabled }) => tabled?.table.hasAttributes),
    // Of a table that was read in part it is not known which traces were.
    read: traces.filter(
      ({ parsed, tabled }) => parsed !== undefined || (tabled && tabled.table.read === tabled.table.count),
    ).length,
    found: new Map(),
  };
}

function* takeTrace(raw: RawPairs, parsed: ParsedTrace): Generator<undefined, void> {
  const texts = searchableTexts(parsed);
  const resources = new Set<number>();
  const { count } = parsed.trace.spans;
  for (let span = 0; span < count; span++) {
    texts.forEachPair(spanIndex(span), raw.take);
    const resource = texts.resourceOf[span] ?? 0;
    if (!resources.has(resource)) {
      resources.add(resource);
      texts.forEachResourcePair(resource, raw.take);
    }
    if (span % STEP === STEP - 1) yield;
  }
}
