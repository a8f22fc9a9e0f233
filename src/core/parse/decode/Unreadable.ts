import { decodeText, isNull, OPEN_BRACKET } from '../scan/json';
import { forEachEntry } from '../scan/visit';

const MOST = 50;

/** Sentences about the parts of a span that could not be read. Bounded: a span of nothing but junk says so once more at the end. */
export class Unreadable {
  readonly sentences: string[] = [];
  private count = 0;

  /** `what` begins the sentence, for example "An entry of tags is no tag". */
  add(what: string, bytes: Uint8Array, start: number, end: number): void {
    this.count++;
    if (this.count <= MOST) {
      const text = decodeText(bytes, start, Math.min(end, start + 80)).replace(
        /[\p{Cc}\u2028\u2029]+/gu,
        ' ',
      );
      this.sentences.push(`${what}: ${text}${end - start > 80 ? '…' : ''}`);
    } else if (this.count === MOST + 1) this.sentences.push('More parts of this span could not be read.');
  }

  /** Calls `visit` with the range of every entry of the list in the range, and says where it is none or breaks off. null is an empty one. */
  entries(
    what: string,
    bytes: Uint8Array,
    start: number,
    end: number,
    visit: (start: number, end: number) => void,
  ): void {
    if (bytes[start] === OPEN_BRACKET) {
      if (!forEachEntry(bytes, start, end, visit)) this.add(`${what} breaks off`, bytes, start, end);
    } else if (!isNull(bytes, start)) this.add(`${what} is no list`, bytes, start, end);
  }
}
