import type { EventTable } from '../../model';

const FIRST_ROOM = 1024;

function grown<A extends Float64Array | Int32Array | Uint32Array | Uint8Array>(column: A, into: A): A {
  into.set(column);
  return into;
}

/** Events as they are met: columns that grow. */
export class EventColumns {
  count = 0;
  private time = new Float64Array(FIRST_ROOM);
  private span = new Int32Array(FIRST_ROOM);
  private place = new Uint32Array(FIRST_ROOM);
  private isError = new Uint8Array(FIRST_ROOM);

  add(time: number, span: number, place: number, isError: boolean): void {
    const at = this.count++;
    if (at === this.time.length) this.grow();
    this.time[at] = time;
    this.span[at] = span;
    this.place[at] = place;
    this.isError[at] = isError ? 1 : 0;
  }

  private grow(): void {
    const room = this.count * 2;
    this.time = grown(this.time, new Float64Array(room));
    this.span = grown(this.span, new Int32Array(room));
    this.place = grown(this.place, new Uint32Array(room));
    this.isError = grown(this.isError, new Uint8Array(room));
  }

  /** What was added. The columns may be parts of larger buffers. */
  table(): EventTable {
    const { count } = this;
    return {
      count,
      time: this.time.subarray(0, count),
      span: this.span.subarray(0, count),
      place: this.place.subarray(0, count),
      isError: this.isError.subarray(0, count),
    };
  }
}
