import type { Allowance } from './Allowance';
import { Refused } from './Allowance';
import type { Documents } from './Documents';
import { loadUnpacker } from './loadUnpacker';
import { MAGIC_BYTES, packingOf, type Unpacker } from './Unpacker';

/** Packed bytes that are unpacked in one go: at most some tens of megabytes come of them. */
const PIECE_BYTES = 1 << 16;
/** A file in a zip may be packed itself, and so may the zip; what is wrapped more often is no accident. */
const MOST_WRAPPINGS = 3;

/** What all stages of a file share. */
export interface IntakeRig {
  readonly documents: Documents;
  readonly allowance: Allowance;
  /** Lets others have the thread now and then; throws when the reading was cancelled. */
  readonly pause: () => Promise<void>;
}

/** Takes bytes as they stand in a file, unpacks them as often as they are packed, and gives them to the documents. */
export class Intake {
  private head: Uint8Array | undefined = new Uint8Array(0);
  private unpacker: Unpacker | undefined;
  private inner: Intake | undefined;

  /** @param name of what is taken, within the file */
  constructor(
    private readonly rig: IntakeRig,
    private readonly name = '',
    private readonly depth = 0,
  ) {}

  async take(bytes: Uint8Array): Promise<void> {
    let next = bytes;
    if (this.head !== undefined) {
      if (this.head.length > 0) {
        next = new Uint8Array(this.head.length + bytes.length);
        next.set(this.head);
        next.set(bytes, this.head.length);
      }
      this.head = next;
      if (next.length < MAGIC_BYTES) return;
      await this.decide(next);
    }
    await this.put(next);
  }

  /** All bytes came. */
  async end(): Promise<void> {
    if (this.head !== undefined) {
      const { head } = this;
      await this.decide(head);
      await this.put(head);
    }
    if (this.unpacker === undefined) {
      await this.rig.documents.end();
      return;
    }
    this.unpacker.push(new Uint8Array(0), true);
    await this.giveOn();
    if (this.inner !== undefined) await this.inner.end();
    else if (this.depth > 0) await this.rig.documents.end();
  }

  private async decide(head: Uint8Array): Promise<void> {
    this.head = undefined;
    const packing = packingOf(head);
    if (packing === undefined) {
      this.rig.documents.begin(this.name);
      return;
    }
    if (this.depth >= MOST_WRAPPINGS)
      throw new Refused(`It is packed more than ${MOST_WRAPPINGS} times over: that is not unpacked.`);
    this.unpacker = await loadUnpacker(packing);
    if (packing !== 'zip') this.inner = new Intake(this.rig, this.name, this.depth + 1);
  }

  private async put(bytes: Uint8Array): Promise<void> {
    if (this.unpacker === undefined) {
      if (bytes.length > 0) await this.rig.documents.take(bytes);
      return;
    }
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      this.unpacker.push(bytes.subarray(at, at + PIECE_BYTES), false);
      await this.giveOn();
    }
  }

  private async giveOn(): Promise<void> {
    for (const part of this.unpacker?.take() ?? []) {
      if (part instanceof Uint8Array) {
        this.rig.allowance.spend(part.length);
        await this.inner?.take(part);
      } else {
        await this.inner?.end();
        const name = this.name === '' ? part.entry : `${this.name} › ${part.entry}`;
        this.inner = new Intake(this.rig, name, this.depth + 1);
      }
      await this.rig.pause();
    }
  }
}
