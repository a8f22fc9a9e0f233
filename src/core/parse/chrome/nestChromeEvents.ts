import { threadKey, type ChromeEvent } from './ChromeEvents';

/** A span made of one event that has a length, or of two that begin and end it. */
export interface ChromeSpan {
  readonly begin: ChromeEvent;
  /** The event that ends it, where there is one of its own. */
  close: ChromeEvent | undefined;
  /** Nanoseconds after the begin of the first event of all. */
  readonly start: number;
  end: number;
  parent: ChromeSpan | undefined;
  /** Moments within it. */
  readonly moments: ChromeEvent[];
  /** From 1 on, in the order of the result. */
  number: number;
}

export interface NestedEvents {
  /** Thread by thread, then what is asynchronous. */
  readonly spans: readonly ChromeSpan[];
  /** Spans that begin and never end: they reach to the last time of their thread. */
  readonly endless: number;
  /** Ends of what never began. */
  readonly strayEnds: number;
}

class Nesting {
  readonly spans: ChromeSpan[] = [];
  endless = 0;
  strayEnds = 0;
  private readonly first: ChromeEvent | undefined;

  constructor(events: readonly ChromeEvent[]) {
    let first = events[0];
    for (const event of events) {
      if (
        first !== undefined &&
        (event.seconds < first.seconds || (event.seconds === first.seconds && event.nanos < first.nanos))
      )
        first = event;
    }
    this.first = first;
  }

  at({ seconds, nanos }: ChromeEvent): number {
    return (seconds - (this.first?.seconds ?? 0)) * 1e9 + nanos - (this.first?.nanos ?? 0);
  }

  open(begin: ChromeEvent, length: number): ChromeSpan {
    const start = this.at(begin);
    const span: ChromeSpan = {
      begin,
      close: undefined,
      start,
      end: start + Math.max(0, length),
      parent: undefined,
      moments: [],
      number: 0,
    };
    this.spans.push(span);
    return span;
  }

  close(span: ChromeSpan, close: ChromeEvent): void {
    span.close = close;
    span.end = Math.max(span.start, this.at(close));
  }
}

/** Events by time; those of one time in the order of the text. */
function byTime(events: readonly ChromeEvent[], nesting: Nesting): ChromeEvent[] {
  const order = events.map((event, k) => ({ event, k, at: nesting.at(event) }));
  order.sort((a, b) => a.at - b.at || a.k - b.k);
  return order.map(({ event }) => event);
}

/** Takes from the open spans the innermost of this name; the innermost at all where the end says no name. */
function takeOpen(
  open: ChromeSpan[],
  byName: Map<string, ChromeSpan[]>,
  name: string,
): ChromeSpan | undefined {
  const top = open.at(-1);
  const wanted = name === '' ? top : byName.get(name)?.pop();
  if (wanted === undefined) return undefined;
  if (name === '') byName.get(wanted.begin.name)?.pop();
  // Others stay open below; closed ones are passed over when they come to the top.
  while (open.length > 0 && (open.at(-1) === wanted || open.at(-1)?.close !== undefined)) open.pop();
  return wanted;
}

/** The spans of one thread. They hang below what runs on the thread when they start. */
function nestThread(events: readonly ChromeEvent[], nesting: Nesting): void {
  const from = nesting.spans.length;
  const open: ChromeSpan[] = [];
  const byName = new Map<string, ChromeSpan[]>();
  const moments: ChromeEvent[] = [];
  const endless: ChromeSpan[] = [];
  let last = -Infinity;
  for (const event of byTime(events, nesting)) {
    last = Math.max(last, nesting.at(event) + (event.duration ?? 0));
    switch (event.phase) {
      case 'X':
        nesting.open(event, event.duration ?? 0);
        break;
      case 'B': {
        const span = nesting.open(event, 0);
        open.push(span);
        const same = byName.get(event.name);
        if (same === undefined) byName.set(event.name, [span]);
        else same.push(span);
        break;
      }
      case 'E': {
        const span = takeOpen(open, byName, event.name);
        if (span === undefined) nesting.strayEnds++;
        else nesting.close(span, event);
        while (open.at(-1)?.close !== undefined) open.pop();
        break;
      }
      default:
        moments.push(event);
    }
  }
  for (const span of open) {
    if (span.close !== undefined) continue;
    nesting.endless++;
    endless.push(span);
    // For now: what starts at the very last moment lies within it.
    span.end = Infinity;
  }
  const own = nesting.spans.slice(from).map((span, k) => ({ span, k }));
  own.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end || a.k - b.k);
  const running: ChromeSpan[] = [];
  let at = 0;
  const endBefore = (time: number): void => {
    while (running.length > 0 && (running.at(-1)?.end ?? 0) <= time) running.pop();
  };
  const place = (moment: ChromeEvent): void => {
    const time = nesting.at(moment);
    for (let next = own[at]; next !== undefined && next.span.start <= time; next = own[++at]) {
      endBefore(next.span.start);
      next.span.parent = running.at(-1);
      running.push(next.span);
    }
    endBefore(time);
    const around = running.at(-1);
    // What stands alone is a span of no length: nothing is lost.
    if (around === undefined) nesting.open(moment, 0);
    else around.moments.push(moment);
  };
  for (const moment of moments) place(moment);
  for (let next = own[at]; next !== undefined; next = own[++at]) {
    endBefore(next.span.start);
    next.span.parent = running.at(-1);
    running.push(next.span);
  }
  for (const span of endless) span.end = Math.max(span.start, last);
}

/** Spans whose begin and end have an id in common, wherever they happen. `b` within `b` of one id is its child. */
function nestAsync(events: readonly ChromeEvent[], nesting: Nesting): void {
  const openOf = new Map<string, ChromeSpan[]>();
  let last = -Infinity;
  for (const event of byTime(events, nesting)) {
    last = Math.max(last, nesting.at(event));
    const isOld = 'STFp'.includes(event.phase);
    const key = JSON.stringify([event.category, event.id, isOld ? event.name : '']);
    let open = openOf.get(key);
    if (open === undefined) openOf.set(key, (open = []));
    const top = open.at(-1);
    switch (event.phase) {
      case 'b':
      case 'S': {
        const span = nesting.open(event, 0);
        span.parent = top;
        open.push(span);
        break;
      }
      case 'e':
      case 'F':
        if (top === undefined) nesting.strayEnds++;
        else {
          nesting.close(top, event);
          open.pop();
        }
        break;
      default:
        if (top === undefined) nesting.open(event, 0);
        else top.moments.push(event);
    }
  }
  for (const open of openOf.values()) {
    for (const span of open) {
      nesting.endless++;
      span.end = Math.max(span.start, last);
    }
  }
}

/** Makes spans of events: by their thread and time, or by their id. Work: that of sorting them. */
export function nestChromeEvents(events: readonly ChromeEvent[]): NestedEvents {
  const nesting = new Nesting(events);
  const threads = new Map<string, ChromeEvent[]>();
  const async: ChromeEvent[] = [];
  for (const event of events) {
    if ('bneSTFp'.includes(event.phase)) {
      async.push(event);
      continue;
    }
    const key = threadKey(event.process, event.thread);
    const own = threads.get(key);
    if (own === undefined) threads.set(key, [event]);
    else own.push(event);
  }
  for (const own of threads.values()) nestThread(own, nesting);
  nestAsync(async, nesting);
  let number = 0;
  for (const span of nesting.spans) span.number = ++number;
  return { spans: nesting.spans, endless: nesting.endless, strayEnds: nesting.strayEnds };
}
