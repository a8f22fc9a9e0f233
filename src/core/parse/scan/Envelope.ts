import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  closingQuote,
  COMMA,
  INCOMPLETE,
  MALFORMED,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  skipContainer,
  skipSpace,
  skipValue,
  valueAfterKey,
} from './json';
import { Collected } from './Collected';
import { Frame, FrameKind } from './Frame';
import { childKind } from './childKind';
import { documentLine } from './documentLine';
import { behindLast, faultWithin } from './faults';
import { NO_SPAN, readLooseSpan } from './looseSpan';
import { Key, MEMBERS, Sight } from './envelopeKeys';
import { spanReaders, type ReadSpan } from './spanReaders';
import { isBetweenEntries, skipTopScalar } from './topScalar';

/**
 * Walks all around the spans with an explicit stack, so that it can stop anywhere and go on with the next bytes. What it
 * steps over at once (a span, a process, a resource) is read again from its start when it turns out to be incomplete.
 */
export class Envelope {
  readonly collected = new Collected();
  readonly state = this.collected.state;
  /** Position in the current block up to which everything is read. */
  position = 0;
  private readonly readEvent: ReadSpan = (state, open) => this.collected.chrome.read(state, open);
  private readonly stack: Frame[] = [];
  /** Bytes behind `position` that have to be there before another try makes sense. */
  private wanted = 1;
  private beginning = true;
  private searchingLine = false;
  private ended = false;
  /** Where the last thing that is no JSON stands in the current block. */
  private faultAt = 0;
  /** Nothing more is to be read: HTML. */
  readonly finished = (): boolean => this.ended;

  /** First position of the current block that is still needed. */
  get keepFrom(): number {
    const top = this.stack.at(-1);
    return top !== undefined && top.anchored ? Math.min(top.start, this.position) : this.position;
  }

  /** The kept bytes were moved to the start of a new block. */
  moved(by: number): void {
    this.position -= by;
    const top = this.stack.at(-1);
    if (top !== undefined && top.anchored) top.start -= by;
  }

  /** True when the document ended in the middle. */
  get open(): boolean {
    return this.stack.length > 0;
  }

  /** True when all that is missing is the end of a list of trace events, which their format does not ask for. */
  get endsBetweenEvents(): boolean {
    const { current: bytes, limit } = this.state.bytes;
    return (
      this.stack.at(-1)?.kind === FrameKind.chromeEvents && isBetweenEntries(bytes, this.position, limit)
    );
  }

  /** Reads as far as the bytes go. Waits for twice the bytes after a failed try, so that the work stays linear. */
  run(final: boolean): void {
    const { limit } = this.state.bytes;
    if (this.finished() || (!final && limit - this.position < this.wanted)) return;
    while (this.position < limit && !this.finished()) {
      if (this.searchingLine && !this.findLine(final)) break;
      const result = this.step(final);
      if (result === MALFORMED) this.breakOff();
      else if (result === INCOMPLETE) break;
    }
    this.wanted = Math.max(1, 2 * (limit - this.position));
  }

  /** One member or element of the innermost open container. */
  private step(final: boolean): number {
    const frame = this.stack.at(-1);
    if (frame === undefined) return this.readTop(final);
    const { current: bytes, limit } = this.state.bytes;
    let p = skipSpace(bytes, this.position);
    if (p >= limit) {
      this.position = limit;
      return INCOMPLETE;
    }
    const closing = frame.isObject ? CLOSE_BRACE : CLOSE_BRACKET;
    if (bytes[p] === closing) {
      this.position = p + 1;
      this.stack.pop();
      this.collected.closed(frame);
      this.stack.at(-1)?.took(frame, this.state.raw.count);
      return 0;
    }
    if (frame.started) {
      if (bytes[p] !== COMMA) return this.malformedAt(p, true);
      p = skipSpace(bytes, p + 1);
      if (p >= limit) return INCOMPLETE;
      // A trailing comma is forgiven.
      if (bytes[p] === closing) {
        this.position = p;
        frame.started = false;
        return 0;
      }
    }
    return frame.isObject ? this.readMember(frame, p) : this.readElement(frame, p);
  }

  /** `behind`: something is missing behind what stands before `p`. */
  private malformedAt(p: number, behind = false): number {
    const { current: bytes } = this.state.bytes;
    this.position = p;
    this.faultAt = behind ? behindLast(bytes, p) : p;
    return MALFORMED;
  }

  private readTop(final: boolean): number {
    const { current: bytes, limit } = this.state.bytes;
    let p = this.position;
    if (this.beginning) {
      if (limit - p < 3 && !final) return INCOMPLETE;
      if (bytes[p] === 0xef && bytes[p + 1] === 0xbb && bytes[p + 2] === 0xbf) p += 3;
    }
    p = skipSpace(bytes, p);
    this.position = p;
    if (p >= limit) return INCOMPLETE;
    const c = bytes[p];
    if (c === OPEN_BRACE) {
      const frame = this.push(FrameKind.object, p + 1);
      frame.start = p;
      frame.anchored = true;
    } else if (c === OPEN_BRACKET) this.push(FrameKind.array, p + 1);
    else if (c === COMMA || c === 0x1e) this.position = p + 1;
    else return this.readTopScalar(p, final);
    this.beginning = false;
    return 0;
  }

  private readTopScalar(p: number, final: boolean): number {
    const { current: bytes, limit } = this.state.bytes;
    const { collected } = this;
    if (this.beginning && bytes[p] === 0x3c) {
      collected.sights.add(Sight.html);
      this.ended = true;
      return 0;
    }
    const end = skipTopScalar(bytes, p, limit, final, collected.sights);
    if (end === INCOMPLETE) return INCOMPLETE;
    this.beginning = false;
    if (end === MALFORMED) return this.malformedAt(p);
    this.position = end;
    return 0;
  }

  private push(kind: FrameKind, position: number): Frame {
    const parent = this.stack.at(-1);
    parent?.went();
    const frame = new Frame(kind, parent, this.state.raw.count);
    this.stack.push(frame);
    this.position = position;
    return frame;
  }

  private readElement(frame: Frame, p: number): number {
    const { current: bytes, limit } = this.state.bytes;
    const c = bytes[p];
    if (c === OPEN_BRACE) {
      const read = frame.kind === FrameKind.chromeEvents ? this.readEvent : spanReaders.get(frame.kind);
      if (read !== undefined) return this.readSpan(frame, p, read);
      const child = this.push(frame.elementKind, p + 1);
      child.start = p;
      child.anchored = child.kind === FrameKind.object;
      return 0;
    }
    if (c === OPEN_BRACKET && frame.kind === FrameKind.array) {
      this.push(this.collected.listsOfSpans ? FrameKind.zipkinSpans : FrameKind.array, p + 1);
      return 0;
    }
    const end = skipValue(bytes, p, limit);
    if (end < 0) return end === MALFORMED ? this.malformedAt(p) : end;
    this.collected.unreadableEntry(frame, p);
    frame.started = true;
    this.position = end;
    return 0;
  }

  private readSpan(frame: Frame, p: number, read: ReadSpan): number {
    const { state } = this;
    let at = p;
    let end = read(state, p);
    if (end === MALFORMED) {
      // Something in it is no JSON: the entry is lost, but where its brackets close the list goes on.
      end = skipContainer(state.bytes.current, p, state.bytes.limit);
      if (end < 0) return end;
      state.readable = false;
      at = faultWithin(state.bytes.current, p, end);
    }
    if (end < 0) return end;
    if (!state.readable) this.collected.unreadableEntry(frame, at);
    frame.started = true;
    this.position = end;
    return 0;
  }

  private readMember(frame: Frame, p: number): number {
    const { current: bytes, limit } = this.state.bytes;
    if (bytes[p] !== QUOTE) return this.malformedAt(p);
    const keyStart = p + 1;
    const keyEnd = closingQuote(bytes, keyStart);
    if (keyEnd >= limit) return INCOMPLETE;
    const value = valueAfterKey(bytes, keyEnd, limit);
    if (value < 0) return value === MALFORMED ? this.malformedAt(p) : value;
    const key = MEMBERS.codeOf(bytes, keyStart, keyEnd);
    if (frame.kind === FrameKind.object && frame.anchored) {
      const behind = readLooseSpan(this.collected, frame, key, this.stack);
      if (behind === MALFORMED) this.faultAt = faultWithin(bytes, frame.start, limit);
      if (behind !== NO_SPAN) return this.tookLooseSpan(behind);
    }
    const child = childKind(frame.kind, key, bytes[value] ?? 0);
    if (child !== undefined) {
      this.collected.sawContainer(frame, key, child);
      const opened = this.push(child, value + 1);
      opened.start = value;
      if (child === FrameKind.jaegerSpans) opened.list = frame.list ??= this.collected.openList();
      opened.inData = key === Key.data;
      opened.resource = frame.resource;
      if (child === FrameKind.otlpSpans) opened.resource?.openScope(this.state.raw.count);
      opened.anchored = child === FrameKind.object;
      return 0;
    }
    const end = skipValue(bytes, value, limit);
    if (end < 0) return end === MALFORMED ? this.malformedAt(value) : end;
    this.collected.member(frame, key, value, end);
    frame.started = true;
    this.position = end;
    return 0;
  }

  /** The innermost object turned out to be a span, which ends at `behind`. */
  private tookLooseSpan(behind: number): number {
    if (behind < 0) return behind;
    this.stack.pop();
    this.stack.at(-1)?.went();
    this.position = behind;
    return 0;
  }

  /** Closes all that is open, the innermost first: at the end of the bytes, or where the JSON breaks. */
  closeAll(): void {
    for (let frame = this.stack.pop(); frame !== undefined; frame = this.stack.pop())
      this.collected.closed(frame);
  }

  /** What stands at `position` is no JSON: keeps what was read and looks for the next line that may be a document. */
  private breakOff(): void {
    if (!this.collected.sights.has(Sight.text) || this.open) {
      this.collected.brokenDocuments++;
      this.collected.fault(this.faultAt);
    }
    const { current: bytes } = this.state.bytes;
    const atLineStart = this.open && this.position > 0 && bytes[this.position - 1] === NEWLINE;
    this.closeAll();
    const c = bytes[this.position];
    this.searchingLine = !(atLineStart && (c === OPEN_BRACE || c === OPEN_BRACKET));
  }

  /** Moves to the next line that starts with a bracket. @returns false when there is none yet. */
  private findLine(final: boolean): boolean {
    const { current: bytes, limit } = this.state.bytes;
    const line = documentLine(bytes, this.position, limit);
    this.searchingLine = line < 0;
    if (line >= 0) this.position = line;
    else this.position = final ? limit : -line - 1;
    return line >= 0;
  }

  /** At the end of the bytes: the document is open. Later lines may hold documents that its open brackets swallowed. */
  salvageLine(): boolean {
    const { current: bytes, limit } = this.state.bytes;
    const line = documentLine(bytes, this.position, limit, false);
    if (line < 0) return false;
    this.collected.brokenDocuments++;
    this.collected.fault(this.position);
    this.closeAll();
    this.position = line;
    return true;
  }
}
