import { createTraceParser, type ParsedDocument, type TraceParser } from '../../core';
import { framingOf, PROTOBUF_HEAD_BYTES } from '../otlp/protobufFraming';
import type { Transcoder } from './Transcoder';

/** One document of a file. */
export interface FileDocument {
  /** Its name within the file (of a zip); '' = the file itself. */
  readonly name: string;
  readonly document: ParsedDocument;
  /** What could not be read of it before its text was parsed. */
  readonly notices: readonly string[];
}

/** Parses documents one after the other, each by its content. */
export class Documents {
  readonly done: FileDocument[] = [];
  /** Spans of all documents so far. */
  get spans(): number {
    return this.spansBefore + (this.parser?.spans ?? 0);
  }

  private spansBefore = 0;
  private name = '';
  private parser: TraceParser | undefined;
  private transcoder: Transcoder | undefined;
  private head: Uint8Array | undefined;

  begin(name: string): void {
    this.name = name;
    this.parser = createTraceParser();
    this.transcoder = undefined;
    this.head = new Uint8Array(0);
  }

  async take(bytes: Uint8Array): Promise<void> {
    if (this.parser === undefined) this.begin('');
    if (this.head === undefined) {
      this.put(bytes);
      return;
    }
    if (this.head.length === 0 && bytes.length >= PROTOBUF_HEAD_BYTES) {
      await this.decide(bytes);
      return;
    }
    const head = new Uint8Array(this.head.length + bytes.length);
    head.set(this.head);
    head.set(bytes, this.head.length);
    this.head = head;
    if (head.length >= PROTOBUF_HEAD_BYTES) await this.decide(head);
  }

  /** The present document is complete; `damage`: or so much of it as will come, and why. */
  async end(damage?: string): Promise<void> {
    if (this.parser === undefined) this.begin(this.name);
    if (this.head !== undefined) await this.decide(this.head);
    const notices = [...(this.transcoder?.end() ?? [])];
    if (damage !== undefined) notices.push(damage);
    const { parser } = this;
    if (parser === undefined) return;
    this.done.push({ name: this.name, document: parser.end(), notices });
    this.spansBefore += parser.spans;
    this.parser = undefined;
    this.transcoder = undefined;
  }

  private put(bytes: Uint8Array): void {
    if (this.transcoder !== undefined) this.transcoder.push(bytes);
    else this.parser?.push(bytes);
  }

  private async decide(head: Uint8Array): Promise<void> {
    this.head = undefined;
    const { parser } = this;
    const framing = framingOf(head);
    if (parser !== undefined && framing !== undefined) {
      const { ProtobufTranscoder } = await import('../otlp/ProtobufTranscoder');
      this.transcoder = new ProtobufTranscoder(framing, (text) => {
        parser.push(text);
      });
    }
    if (head.length > 0) this.put(head);
  }
}
