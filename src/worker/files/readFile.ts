import { answered, failed, type Answer, type Failure } from '../../core';
import { breathe } from '../breathe';
import { cancelledFailure, failure, reasonOf } from '../failures';
import { MAX_ORIGIN_BYTES, noteBytes } from '../originBytes';
import type { AskOptions } from '../TraceEngine';
import { Allowance, damageWords, Refused } from './Allowance';
import { Documents, type FileDocument } from './Documents';
import { Intake, type IntakeRig } from './Intake';
import { MAGIC_BYTES, packingOf } from './Unpacker';

const SLICE_BYTES = 4 * 2 ** 20;
const PROGRESS_MS = 100;
/** Longest time of unpacking without letting other messages of this thread be heard. */
const GREEDY_MS = 25;

/** Thrown to end a reading. */
class Ended extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** Reads all documents of a file, however it is packed. Never throws on data; `asked` names the file to people. */
export async function readFile(
  file: File,
  asked: string,
  options: AskOptions,
): Promise<Answer<readonly FileDocument[]>> {
  if (file.size > MAX_ORIGIN_BYTES) return failed(tooLargeFailure(asked));
  try {
    const head = new Uint8Array(await slice(file, 0, MAGIC_BYTES, asked));
    if (packingOf(head) === 'gzip' && typeof DecompressionStream === 'function') {
      const documents = await new FileReading(file, asked, options).unzipped();
      if (documents !== undefined) return answered(documents);
    }
    return answered(await new FileReading(file, asked, options).plain());
  } catch (error) {
    if (error instanceof Ended) return failed(error.failure);
    throw error;
  }
}

/** One way through a file. */
class FileReading {
  private readonly documents = new Documents();
  private readonly rig: IntakeRig;
  private lastBreath = performance.now();
  private reported = -Infinity;

  constructor(
    private readonly file: File,
    private readonly asked: string,
    private readonly options: AskOptions,
  ) {
    this.rig = { documents: this.documents, allowance: new Allowance(), pause: () => this.pause() };
  }

  async plain(): Promise<readonly FileDocument[]> {
    const intake = new Intake(this.rig);
    try {
      for await (const chunk of this.slices()) await intake.take(chunk);
      await intake.end();
    } catch (error) {
      await this.endAt(error);
    }
    return this.finish();
  }

  /** Unpacks by the browser's own gzip. @returns undefined where it refuses what is there: then the slower way is tried. */
  async unzipped(): Promise<readonly FileDocument[] | undefined> {
    const intake = new Intake(this.rig, '', 1);
    const slices = this.slices();
    const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: async (controller) => {
        const next = await slices.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
    });
    const reader = packed.pipeThrough(new DecompressionStream('gzip')).getReader();
    try {
      for (;;) {
        const next = await reader.read();
        if (next.done) break;
        this.rig.allowance.spend(next.value.length);
        await intake.take(next.value);
        await this.pause();
      }
      await intake.end();
    } catch (error) {
      void reader.cancel().catch(() => undefined);
      if (!(error instanceof Ended) && !(error instanceof Refused)) return undefined;
      await this.endAt(error);
    }
    return this.finish();
  }

  private async *slices(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const { file } = this;
    // Slices of our own size: the chunks of File.stream() are small, and each costs a turn.
    for (let at = 0; at < file.size; at += SLICE_BYTES) {
      if (this.options.signal?.aborted === true) throw new Ended(cancelledFailure(this.asked));
      const bytes = new Uint8Array(await slice(file, at, at + SLICE_BYTES, this.asked));
      noteBytes();
      this.rig.allowance.packed += bytes.length;
      yield bytes;
      this.report(false);
      await breathe();
    }
  }

  /** What came before the damage is read; a reading that was cancelled, or a file that is gone, is none. */
  private async endAt(error: unknown): Promise<void> {
    if (error instanceof Ended) throw error;
    await this.documents.end(damageWords(error));
  }

  private finish(): readonly FileDocument[] {
    this.report(true);
    return this.documents.done;
  }

  private async pause(): Promise<void> {
    if (performance.now() - this.lastBreath < GREEDY_MS) return;
    await breathe();
    this.lastBreath = performance.now();
    if (this.options.signal?.aborted === true) throw new Ended(cancelledFailure(this.asked));
  }

  private report(last: boolean): void {
    const now = performance.now();
    if (!last && now - this.reported < PROGRESS_MS) return;
    this.reported = now;
    this.options.onProgress?.({
      bytes: this.rig.allowance.packed,
      totalBytes: this.file.size,
      spans: this.documents.spans,
    });
  }
}

async function slice(file: File, from: number, to: number, asked: string): Promise<ArrayBuffer> {
  try {
    return await file.slice(from, to).arrayBuffer();
  } catch (error) {
    const advice = 'Check that the file is still there and was not changed, then choose it again.';
    throw new Ended(
      failure('network', asked, 'The file could not be read.', advice, { serverSaid: reasonOf(error) }),
    );
  }
}

/** The failure for more bytes than are read. */
export function tooLargeFailure(asked: string): Failure {
  const size = `${MAX_ORIGIN_BYTES / 2 ** 30} GiB`;
  return failure(
    'bad-request',
    asked,
    `More than ${size}: too large to be held by a browser tab.`,
    'Cut the file into parts, or ask for less.',
  );
}

/** The failure for a zip without files. */
export const noDocumentFailure = (asked: string): Failure =>
  failure('not-traces', asked, 'There is no file in this zip.', 'Choose a zip with trace files in it.');
