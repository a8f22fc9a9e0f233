import { printable, reasonOf } from '../failures';
import { MAX_ORIGIN_BYTES } from '../originBytes';

/** So much may come out of however little. */
const FREE_BYTES = 64 * 2 ** 20;
/** Beyond that, so many times the packed bytes: traces are packed 20 to 60 times smaller, hostile bytes 1000 times and more. */
const LARGEST_RATIO = 100;

/** Thrown where unpacked bytes are refused; the message is a sentence for people. */
export class Refused extends Error {}

/** What is said of packed bytes that cannot be unpacked to their end. */
export const damageWords = (error: unknown): string =>
  error instanceof Refused
    ? error.message
    : `The packed bytes are damaged (${printable(reasonOf(error), 120)}): what came before is shown, nothing behind it.`;

/** How much may be unpacked of a file, so that a small one cannot fill the memory. */
export class Allowance {
  /** Packed bytes that were read. */
  packed = 0;
  private unpacked = 0;

  spend(bytes: number): void {
    this.unpacked += bytes;
    if (this.unpacked > MAX_ORIGIN_BYTES)
      throw new Refused(`It unpacks to more than ${MAX_ORIGIN_BYTES / 2 ** 30} GiB, which no tab can hold.`);
    if (this.unpacked > FREE_BYTES + LARGEST_RATIO * this.packed)
      throw new Refused(
        `It unpacks to more than ${LARGEST_RATIO} times its size (${FREE_BYTES / 2 ** 20} MiB are free), as no trace does: the rest is not unpacked.`,
      );
  }
}
