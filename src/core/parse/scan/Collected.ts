import { ChromeEvents } from '../chrome/ChromeEvents';
import type { ServerError } from '../TraceParser';
import { Key, Sight } from './envelopeKeys';
import type { Fault } from './faults';
import { FrameKind, type Frame, type JaegerList } from './Frame';
import { serviceOfProcess } from './jaegerSpan';
import {
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  closingQuote,
  skipSpace,
  skipValue,
  valueAfterKey,
  COMMA,
} from './json';
import { serviceOfResource } from './otlpAttributes';
import { Mark } from './RawSpans';
import { forEachEntry, scalarText } from './visit';
import { ScanState } from './ScanState';
import { readServerErrors } from './serverErrors';

const MAX_TEXTS = 1000;
/** Faults whose places are kept; all are counted. */
const MAX_FAULTS = 20;

/** What the envelope held, beside the spans themselves. */
export class Collected {
  readonly state = new ScanState();
  readonly lists: JaegerList[] = [];
  readonly serverErrors: ServerError[] = [];
  readonly sights = new Set<number>();
  /** Entries that are no traces or no spans, and belong to no trace that is known. */
  unreadable = 0;
  readonly chrome = new ChromeEvents();
  /** Where the first of what could not be read stands. */
  readonly faults: Fault[] = [];
  /** Documents (lines) that broke off in the middle of the bytes. */
  brokenDocuments = 0;
  /** Objects with other signals than traces. */
  otherSignals = 0;
  /** The arrays within the document's array are lists of spans, as Zipkin's search answers. */
  listsOfSpans = false;
  /** Spans that a repeated key made void: in JSON the last one counts. */
  overridden = 0;

  /** Something at the position in the current block could not be read. */
  fault(position: number): void {
    if (this.faults.length < MAX_FAULTS) this.faults.push({ block: this.state.bytes.index, position });
  }

  openList(): JaegerList {
    const { count } = this.state.raw;
    const list: JaegerList = {
      firstSpan: count,
      endSpan: count,
      traceKey: -1,
      processes: new Map(),
      warnings: [],
      unreadable: 0,
    };
    this.lists.push(list);
    this.sights.add(Sight.jaeger);
    return list;
  }

  /** A span that stands alone: a list of its own, so that equal trace ids meet again when traces are put together. */
  looseSpan(frame: Frame): void {
    // Its trace id may have looked like the beginning of a trace.
    if (frame.list !== undefined && this.lists.at(-1) === frame.list) this.lists.pop();
    const list = this.openList();
    list.firstSpan--;
    this.closeList(list);
  }

  /** The same of an OTLP span. */
  looseOtlpSpan(frame: Frame): void {
    if (frame.list !== undefined && this.lists.at(-1) === frame.list) this.lists.pop();
    this.sights.add(Sight.otlp);
  }

  /**
   * A Zipkin span that stood in the object `frame`: `list` is the container around it, `outer` the one around that. What was
   * passed over in the list before is now known to be no span.
   */
  zipkinSpan(frame: Frame, list: Frame | undefined, outer: Frame | undefined): void {
    if (frame.list !== undefined && this.lists.at(-1) === frame.list) this.lists.pop();
    this.sights.add(Sight.zipkin);
    if (list?.kind !== FrameKind.array) return;
    list.kind = FrameKind.zipkinSpans;
    this.unreadable += list.passedOver;
    if (outer?.kind !== FrameKind.array) return;
    this.listsOfSpans = true;
    this.unreadable += outer.passedOver;
    outer.passedOver = 0;
  }

  /** An event of the Trace Event Format that stood in the object within the container `list`. */
  chromeEvent(list: Frame | undefined): void {
    this.sights.add(Sight.chrome);
    if (list?.kind !== FrameKind.array) return;
    list.kind = FrameKind.chromeEvents;
    this.unreadable += list.passedOver;
  }

  unreadableEntry(frame: Frame, position: number): void {
    if (frame.kind !== FrameKind.array || frame.inData || this.listsOfSpans) this.fault(position);
    if (frame.list !== undefined) frame.list.unreadable++;
    else if (frame.kind !== FrameKind.array || frame.inData) this.unreadable++;
    else {
      this.sights.add(Sight.json);
      if (this.listsOfSpans) this.unreadable++;
      else frame.passedOver++;
    }
  }

  /** A container opens as a member of `frame`. A repeated key makes void what its first occurrence gave. */
  sawContainer(frame: Frame, key: number, kind: FrameKind): void {
    if (key === Key.data) this.sights.add(Sight.jaeger);
    if (key === Key.resourceSpans) this.sights.add(Sight.otlp);
    if (key === Key.result) this.sights.add(Sight.otlp);
    if (key === Key.traceEvents) this.sights.add(Sight.chrome);
    const bit = 1 << key;
    const { raw } = this.state;
    if ((frame.seen & bit) !== 0 && kind !== FrameKind.resourceSpans) {
      const from = frame.kind === FrameKind.object ? (frame.list?.firstSpan ?? frame.firstSpan) : raw.count;
      this.overridden += raw.count - from;
      raw.count = from;
      for (
        let last = this.lists.at(-1);
        last !== undefined && last.firstSpan > from;
        last = this.lists.at(-1)
      )
        this.lists.pop();
      if (frame.list !== undefined) frame.list.firstSpan = from;
      else if (kind !== FrameKind.jaegerSpans) {
        for (
          let last = this.lists.at(-1);
          last !== undefined && last.firstSpan >= from;
          last = this.lists.at(-1)
        )
          this.lists.pop();
      }
    }
    frame.seen |= bit;
  }

  /** A member whose value is not looked into: the range of the value. */
  member(frame: Frame, key: number, start: number, end: number): void {
    const { current: bytes } = this.state.bytes;
    if (frame.kind === FrameKind.resource) {
      if (key === Key.resource && frame.resource !== undefined) {
        frame.resource.resource = this.state.resources.textNumber(start, end);
      }
      return;
    }
    if (frame.kind === FrameKind.scope) {
      if (key === Key.scope && frame.resource !== undefined && bytes[start] === OPEN_BRACE) {
        frame.resource.scope = this.state.resources.textNumber(start, end);
      }
      return;
    }
    switch (key) {
      case Key.data:
        this.sights.add(Sight.jaeger);
        break;
      case Key.result:
      case Key.resourceSpans:
        this.sights.add(Sight.otlp);
        break;
      case Key.traceId:
        if (bytes[start] === QUOTE && end - start > 2) {
          frame.list ??= this.openList();
          frame.list.traceKey = this.state.traceIds.numberOf(bytes, start + 1, end - 1);
        }
        break;
      case Key.processes:
        frame.list ??= this.openList();
        this.readProcesses(frame.list, start, end);
        break;
      case Key.warnings:
        if (bytes[start] === OPEN_BRACKET) {
          frame.list ??= this.openList();
          const { warnings } = frame.list;
          warnings.length = 0;
          forEachEntry(bytes, start, end, (from, to) => {
            const warning = scalarText(bytes, from, to);
            if (warning !== undefined && warnings.length < MAX_TEXTS) warnings.push(warning);
          });
        }
        break;
      case Key.errors:
      case Key.error:
        this.readErrors(bytes.subarray(start, end));
        break;
      case Key.signals:
        this.sights.add(Sight.otherSignals);
        this.otherSignals++;
        break;
      case Key.traceEvents:
        this.sights.add(Sight.chrome);
        break;
      case Key.otelTraceId:
      case Key.otherId:
        frame.seen |= 1 << key;
        break;
      case Key.summaries:
        this.sights.add(Sight.summaries);
        break;
    }
  }

  private readErrors(text: Uint8Array): void {
    const errors = readServerErrors(text);
    if (errors.length > 0) this.sights.add(Sight.serverError);
    for (const error of errors) if (this.serverErrors.length < MAX_TEXTS) this.serverErrors.push(error);
  }

  private readProcesses(list: JaegerList, start: number, end: number): void {
    const { bytes, tokens, resources } = this.state;
    const { current } = bytes;
    if (current[start] !== OPEN_BRACE) return;
    list.processes.clear();
    let p = skipSpace(current, start + 1);
    for (;;) {
      if (current[p] === COMMA) p = skipSpace(current, p + 1);
      if (p >= end || current[p] !== QUOTE) return;
      const keyStart = p + 1;
      const keyEnd = closingQuote(current, keyStart);
      p = valueAfterKey(current, keyEnd, end);
      if (p < 0) return;
      const valueEnd = skipValue(current, p, end);
      if (valueEnd < 0) return;
      if (current[p] === OPEN_BRACE) {
        const text = resources.textNumber(p, valueEnd);
        list.processes.set(tokens.numberOf(keyStart, keyEnd), resources.indexOf(text, -1, serviceOfProcess));
      }
      p = skipSpace(current, valueEnd);
    }
  }

  /** A container closed (or broke off). */
  closed(frame: Frame): void {
    const { count } = this.state.raw;
    if (frame.kind === FrameKind.jaegerSpans && frame.list !== undefined) frame.list.endSpan = count;
    else if (frame.kind === FrameKind.object) {
      if (frame.list !== undefined) this.closeList(frame.list);
      else if (frame.inData && frame.seen === 0) this.unreadable++;
      this.sights.add(Sight.json);
    } else if (frame.kind === FrameKind.array) this.sights.add(Sight.json);
    else if (frame.kind === FrameKind.otlpSpans) {
      const scope = frame.resource?.scopes.at(-1);
      if (scope !== undefined) scope.endSpan = count;
    } else if (frame.kind === FrameKind.scope && frame.resource !== undefined) {
      for (const scope of frame.resource.scopes) {
        if (scope.firstSpan >= frame.firstSpan && scope.scope < 0) scope.scope = frame.resource.scope;
      }
      frame.resource.scope = -1;
    } else if (frame.kind === FrameKind.resource && frame.resource !== undefined) {
      const { raw, resources } = this.state;
      for (const scope of frame.resource.scopes) {
        const index = resources.indexOf(frame.resource.resource, scope.scope, serviceOfResource);
        raw.resource.fill(index, scope.firstSpan, scope.endSpan);
      }
    }
  }

  /** The trace object is complete: process ids become resources, and spans learn their list's trace id. */
  private closeList(list: JaegerList): void {
    const { raw } = this.state;
    for (let i = list.firstSpan; i < list.endSpan; i++) {
      const marks = raw.marks[i] ?? 0;
      if ((marks & Mark.ownResource) !== 0) continue;
      const resource = (marks & Mark.noResource) !== 0 ? undefined : list.processes.get(raw.resource[i] ?? 0);
      raw.resource[i] = resource ?? 0;
    }
  }
}
