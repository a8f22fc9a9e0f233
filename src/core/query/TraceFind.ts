import { analyseTrace, builtinOf } from '../analyse';
import { spanIndex, type AttributeColumn, type AttributeKey, type TraceFacts } from '../model';
import { attributeColumn } from './attributeColumn';
import { attributeKeys } from './attributeKeys';
import {
  completeKeys,
  completeRelations,
  completeValues,
  completionSite,
  countValues,
  type Completion,
  type CountedValue,
} from './completeFind';
import { describeFind } from './describeFind';
import { evaluateFind } from './evaluateFind';
import type { FindIndex } from './FindIndex';
import type { FindMistake, Subject } from './findNode';
import { nearestKey, type NearestKey } from './nearest';
import { parseFind } from './parseFind';

/** What is found while the rest is still looked at. */
export interface FindPart {
  /** Spans that are hit among those before `decided`, ascending. Valid until the work goes on. */
  readonly matches: Int32Array;
  readonly decided: number;
}

/** What became of a find text. */
export interface FindAnswer {
  /** Spans (SpanIndex) that are hit, ascending; none where there is a mistake. */
  readonly matches: Int32Array;
  /** What is wrong with the text, and where. */
  readonly mistake: FindMistake | undefined;
  /** How the text was read, in plain words; '' for none. */
  readonly echo: string;
  /** Where nothing is hit: a key that may have been meant. */
  readonly nearest: NearestKey | undefined;
}

type Work<T> = Generator<undefined, T>;

const noMatches = new Int32Array(0);

/**
 * Everything that is asked about the texts of one trace. The index must be built. The methods are generators: they yield now
 * and then, so that whoever runs them can do other work in between.
 */
export class TraceFind {
  private keysMade: readonly AttributeKey[] | undefined;
  private factsMade: TraceFacts | undefined;
  private valuesMade: { readonly of: string; readonly values: readonly CountedValue[] } | undefined;

  constructor(
    private readonly index: FindIndex,
    private readonly makeFacts: () => TraceFacts = () => analyseTrace(index.trace),
  ) {}

  *keys(): Work<readonly AttributeKey[]> {
    return (this.keysMade ??= yield* attributeKeys(this.index));
  }

  column(key: string): Work<AttributeColumn> {
    return attributeColumn(this.index, key);
  }

  /** Yields what is found so far. */
  *find(text: string): Generator<FindPart | undefined, FindAnswer> {
    const parsed = parseFind(text);
    const answer = { matches: noMatches, mistake: undefined, echo: '', nearest: undefined };
    if (!parsed.ok) return { ...answer, mistake: parsed.mistake };
    const { node } = parsed;
    if (node === undefined) return answer;
    const { count } = this.index.trace.spans;
    const facts = (): TraceFacts => (this.factsMade ??= this.makeFacts());
    const marks = new Uint8Array(count);
    const matches = new Int32Array(count);
    let length = 0;
    let span = 0;
    for (const decided of evaluateFind({ index: this.index, facts }, node, marks)) {
      for (; span < (decided ?? 0); span++) if (marks[span] === 1) matches[length++] = span;
      yield length === 0 || span === count
        ? undefined
        : { matches: matches.subarray(0, length), decided: span };
    }
    const nearest = length > 0 ? undefined : nearestKey(node, yield* this.keys(), count);
    return { matches: matches.slice(0, length), mistake: undefined, echo: describeFind(node), nearest };
  }

  *complete(text: string, caret: number): Work<readonly Completion[]> {
    const site = completionSite(text, caret);
    if (site === undefined) return [];
    if (site.type === 'relation') return completeRelations(site);
    if (site.type !== 'value' || site.subject === undefined) return completeKeys(site, yield* this.keys());
    return completeValues(site, yield* this.values(site.subject));
  }

  private *values(subject: Subject): Work<readonly CountedValue[]> {
    const of = `${subject.type} ${subject.key}`;
    if (this.valuesMade?.of === of) return this.valuesMade.values;
    const values =
      subject.type === 'builtin' ? this.builtinValues(subject.key) : yield* this.attributeValues(subject.key);
    this.valuesMade = { of, values };
    return values;
  }

  private *attributeValues(written: string): Work<readonly CountedValue[]> {
    const keys = yield* this.keys();
    const key =
      keys.find(({ key }) => key === written)?.key ??
      keys.find(({ key }) => key.toLowerCase() === written.toLowerCase())?.key;
    return key === undefined ? [] : countValues(yield* this.column(key));
  }

  private builtinValues(key: string): readonly CountedValue[] {
    const builtin = builtinOf(key);
    const { trace } = this.index;
    if (builtin?.kind !== 'text' || key === 'id') return [];
    const facts = (this.factsMade ??= this.makeFacts());
    const counts = new Map<string, number>();
    for (let span = 0; span < trace.spans.count; span++) {
      const text = builtin.textOf(trace, facts, spanIndex(span));
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    return [...counts].map(([text, spans]) => ({ text, spans }));
  }
}
