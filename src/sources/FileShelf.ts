import { summariseTrace } from '../core';
import { printable, type AskOptions, type ByteOrigin, type TraceEngine } from '../worker';
import { filesSource } from './filesSource';
import type { OpenedTrace } from './searchOpened';
import { newestFirst } from './summaries';
import type { TraceSource } from './TraceSource';

/** A file that lies at an address (absolute URL); how large it is turns out when it comes. */
export interface RemoteFile {
  readonly name: string;
  readonly size: 0;
  readonly url: string;
}

/** A file to open. `key` names it, also after a reload. */
export interface KeyedFile {
  readonly key: number;
  readonly file: File | RemoteFile;
}

/** A file whose traces are open. */
interface OpenedFile {
  readonly file: File | RemoteFile;
  readonly traces: readonly OpenedTrace[];
  /** Bytes that the worker holds for it. */
  readonly bytes: number;
}

/** So many bytes of files are open at once: with the columns of their spans that is what a tab can hold. */
const MOST_BYTES = 2 * 2 ** 30;

const originOf = (file: File | RemoteFile): ByteOrigin =>
  'url' in file ? { from: 'url', url: file.url } : { from: 'file', file };

/** What came of opening files. */
export interface Opening {
  /** Ids of the traces that came, newest first. */
  readonly traceIds: readonly string[];
  /** Sentences about files, or parts of them, that could not be read; each names its file. */
  readonly notices: readonly string[];
}

/** The files that are open, and the source that answers from them. Their bytes never leave the browser. */
export class FileShelf {
  /** In the order in which they were opened. */
  private readonly opened = new Map<number, OpenedFile>();

  constructor(
    private readonly engine: TraceEngine,
    private readonly mostBytes = MOST_BYTES,
  ) {}

  has(key: number): boolean {
    return this.opened.has(key);
  }

  /** How many traces each open file holds, by its key. */
  get counts(): ReadonlyMap<number, number> {
    return new Map([...this.opened].map(([key, { traces }]) => [key, traces.length]));
  }

  /** Bytes that are held of an open file; 0 for others. */
  bytesOf(key: number): number {
    return this.opened.get(key)?.bytes ?? 0;
  }

  /**
   * Opens files one after the other, each by its content. Where they would be too much together, those that were opened first are
   * closed (`makesRoom`), or the new ones are not opened.
   */
  async open(files: readonly KeyedFile[], makesRoom: boolean, options: AskOptions = {}): Promise<Opening> {
    const notices: string[] = [];
    const came: OpenedTrace[] = [];
    for (const { key, file } of files) {
      if (this.opened.has(key)) continue;
      const name = printable(file.name, 120);
      if (makesRoom) this.makeRoom(file.size, notices);
      else if (this.bytes + file.size > this.mostBytes && this.opened.size > 0) {
        notices.push(
          `${name} is kept but not open: together with the others it is more than a tab can hold.`,
        );
        continue;
      }
      const answer = await this.engine.openAll(originOf(file), options);
      if (!answer.ok) {
        notices.push(`${name}: ${answer.failure.message} ${answer.failure.advice}`);
        if (answer.failure.kind === 'cancelled') break;
        continue;
      }
      for (const notice of answer.value.notices) notices.push(`${name}: ${notice}`);
      if (answer.value.opened.length === 0) {
        notices.push(`${name}: there is no trace in this file.`);
        continue;
      }
      const traces = answer.value.opened.map((open) => ({ open, summary: summariseTrace(open.trace) }));
      const known = new Set(this.shown().keys());
      for (const { summary } of came) known.add(summary.traceId);
      for (const { summary } of traces) {
        if (known.has(summary.traceId))
          notices.push(
            `${name}: trace ${summary.traceId} came more than once; the one with the most spans is shown.`,
          );
      }
      const bytes = traces.reduce((sum, { open }) => sum + open.byteCount, 0);
      this.opened.set(key, { file, traces, bytes });
      if (makesRoom) this.makeRoom(0, notices, key);
      for (const trace of traces) came.push(trace);
    }
    const ids = newestFirst(came.map(({ summary }) => summary)).map(({ traceId }) => traceId);
    return { traceIds: [...new Set(ids)], notices: [...new Set(notices)] };
  }

  /** Lets go of files, except those of their traces that a page still holds. */
  close(keys: Iterable<number> = [...this.opened.keys()]): void {
    for (const key of keys) {
      for (const { open } of this.opened.get(key)?.traces ?? []) this.engine.close(open.handle);
      this.opened.delete(key);
    }
  }

  /** A source that answers from what is open when it is asked; undefined where nothing is open now. */
  source(): TraceSource | undefined {
    if (this.opened.size === 0) return undefined;
    const names = [...this.opened.values()].map(({ file }) => printable(file.name, 120));
    const label = names.length === 1 ? (names[0] ?? '') : `${names.length} files`;
    return filesSource(this.engine, () => this.shown(), label);
  }

  /** The open traces, each once: where several files hold it, the one with the most spans. */
  private shown(): ReadonlyMap<string, OpenedTrace> {
    const traces = new Map<string, OpenedTrace>();
    for (const opened of this.opened.values()) {
      for (const trace of opened.traces) {
        const { traceId } = trace.summary;
        const before = traces.get(traceId);
        if (before === undefined || before.open.trace.spans.count < trace.open.trace.spans.count)
          traces.set(traceId, trace);
      }
    }
    return traces;
  }

  private get bytes(): number {
    let bytes = 0;
    for (const opened of this.opened.values()) bytes += opened.bytes;
    return bytes;
  }

  private makeRoom(wanted: number, notices: string[], except?: number): void {
    for (const [key, { file }] of this.opened) {
      if (this.bytes + wanted <= this.mostBytes) return;
      if (key === except) continue;
      this.close([key]);
      notices.push(`${printable(file.name, 120)} was closed to make room; it is kept.`);
    }
  }
}
