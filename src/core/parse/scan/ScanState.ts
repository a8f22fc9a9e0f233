import { ByteBlocks } from './ByteBlocks';
import { normalTraceId } from './ids';
import { RawSpans } from './RawSpans';
import { ResourceTable } from './ResourceTable';
import { TokenTable } from './TokenTable';

/** Numbers the distinct trace ids, by their normal form. */
export class TraceIds {
  /** Normal form of each. */
  readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();
  private lastBytes = new Uint8Array(0);
  private last = -1;

  /** Spans of one trace mostly stand together: the id before is compared byte by byte first. */
  numberOf(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (this.last >= 0 && length === this.lastBytes.length) {
      let i = 0;
      while (i < length && this.lastBytes[i] === bytes[start + i]) i++;
      if (i === length) return this.last;
    }
    this.last = this.numberOfText(normalTraceId(bytes, start, end));
    this.lastBytes = bytes.slice(start, end);
    return this.last;
  }

  numberOfText(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.texts.length;
      this.texts.push(text);
      this.numbers.set(text, number);
    }
    return number;
  }
}

/** Parents that a span may have, where there is more than the one that fits the columns. In order of preference. */
export class ParentCandidates {
  readonly high: number[] = [];
  readonly low: number[] = [];
  readonly odd: boolean[] = [];
  readonly followsFrom: boolean[] = [];
}

/** All that the scan of one document collects. */
export class ScanState {
  readonly bytes = new ByteBlocks();
  readonly raw = new RawSpans();
  readonly tokens = new TokenTable(this.bytes);
  readonly traceIds = new TraceIds();
  readonly resources = new ResourceTable(this.bytes);
  readonly candidates = new ParentCandidates();
  /** Span ids that are no numbers, in order of first sight. */
  readonly oddIds: string[] = [];
  /** Whether the object last read was a span (else no row was taken). */
  readable = true;
  private readonly oddNumbers = new Map<string, number>();

  /** Number of an odd span id. */
  oddNumberOf(text: string): number {
    let number = this.oddNumbers.get(text);
    if (number === undefined) {
      number = this.oddIds.length;
      this.oddIds.push(text);
      this.oddNumbers.set(text, number);
    }
    return number;
  }
}
