import type { FlameFrames } from './FlameFrames';

/** Frames in one block of the search for the longest. */
const blockSize = 64;

/** Frames between two steps. */
const STEP = 16_384;

interface Columns {
  /** Frames sorted by lane, then from left to right. */
  readonly order: Int32Array;
  /** laneCount + 1 places: where each lane begins in `order`. */
  readonly laneStart: Int32Array;
  /** Place of each frame in `order`; −1 where it is not drawn. */
  readonly placeOf: Int32Array;
  /** Sums over all places before, so that a run is one subtraction: spans in error, and lengths. */
  readonly errorsBefore: Float64Array;
  readonly lengthBefore: Float64Array;
  /** Place of the longest frame of each block. */
  readonly blockLongest: Int32Array;
}

function* inLanes({ lane, laneCount, sequence, count }: FlameFrames) {
  const laneStart = new Int32Array(laneCount + 1);
  for (let at = 0; at < sequence.length; at++) {
    if (at % STEP === STEP - 1) yield;
    const next = (lane[sequence[at] ?? 0] ?? 0) + 1;
    laneStart[next] = (laneStart[next] ?? 0) + 1;
  }
  for (let at = 0; at < laneCount; at++) laneStart[at + 1] = (laneStart[at + 1] ?? 0) + (laneStart[at] ?? 0);
  const filled = laneStart.slice();
  const order = new Int32Array(sequence.length);
  const placeOf = new Int32Array(count).fill(-1);
  yield;
  for (let at = 0; at < sequence.length; at++) {
    if (at % STEP === STEP - 1) yield;
    const frame = sequence[at] ?? 0;
    const place = filled[lane[frame] ?? 0] ?? 0;
    order[place] = frame;
    placeOf[frame] = place;
    filled[lane[frame] ?? 0] = place + 1;
  }
  return { order, laneStart, placeOf };
}

function* columnsOf(frames: FlameFrames): Generator<void, Columns, void> {
  const { order, laneStart, placeOf } = yield* inLanes(frames);
  const { length } = order;
  const errorsBefore = new Float64Array(length + 1);
  const lengthBefore = new Float64Array(length + 1);
  const blockLongest = new Int32Array(Math.ceil(length / blockSize));
  const lengthAt = (place: number) => lengthOf(frames, order[place] ?? 0);
  for (let place = 0; place < length; place++) {
    if (place % STEP === STEP - 1) yield;
    const frameLength = lengthAt(place);
    errorsBefore[place + 1] = (errorsBefore[place] ?? 0) + (frames.errors[order[place] ?? 0] ?? 0);
    lengthBefore[place + 1] = (lengthBefore[place] ?? 0) + frameLength;
    const block = Math.floor(place / blockSize);
    const isFirst = place % blockSize === 0;
    if (isFirst || frameLength > lengthAt(blockLongest[block] ?? place)) blockLongest[block] = place;
  }
  return { order, laneStart, placeOf, errorsBefore, lengthBefore, blockLongest };
}

const lengthOf = ({ left, right }: FlameFrames, frame: number): number =>
  (right[frame] ?? 0) - (left[frame] ?? 0);

/** Frames by lane and from left to right, made once a picture, for all questions about a place in it. */
export class LaneIndex {
  readonly order: Columns['order'];
  readonly laneStart: Columns['laneStart'];
  readonly placeOf: Columns['placeOf'];

  private constructor(
    readonly frames: FlameFrames,
    private readonly columns: Columns,
  ) {
    this.order = columns.order;
    this.laneStart = columns.laneStart;
    this.placeOf = columns.placeOf;
  }

  /** Linear in the frames, in short steps. */
  static *of(frames: FlameFrames): Generator<void, LaneIndex, void> {
    return new LaneIndex(frames, yield* columnsOf(frames));
  }

  private lengthAt(place: number): number {
    return lengthOf(this.frames, this.order[place] ?? 0);
  }

  /** First place of a run whose frame ends at or after `position`; `to` where none does. */
  firstEndingFrom(from: number, to: number, position: number): number {
    const { right } = this.frames;
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((right[this.order[middle] ?? 0] ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** First place of a run whose frame begins at or after `position`; `to` where none does. */
  firstBeginningFrom(from: number, to: number, position: number): number {
    const { left } = this.frames;
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((left[this.order[middle] ?? 0] ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The frame of a run of places that is longest, the first of equals. Work: its blocks. */
  longestIn(from: number, to: number): number {
    let best = from;
    for (let place = from; place < to;) {
      const whole = place % blockSize === 0 && place + blockSize <= to;
      const candidate = whole ? (this.columns.blockLongest[place / blockSize] ?? place) : place;
      if (this.lengthAt(candidate) > this.lengthAt(best)) best = candidate;
      place += whole ? blockSize : 1;
    }
    return this.order[best] ?? -1;
  }

  errorsIn(from: number, to: number): number {
    return (this.columns.errorsBefore[to] ?? 0) - (this.columns.errorsBefore[from] ?? 0);
  }

  lengthIn(from: number, to: number): number {
    return (this.columns.lengthBefore[to] ?? 0) - (this.columns.lengthBefore[from] ?? 0);
  }

  /** The next (1) or previous (−1) frame of the same lane; undefined at its ends. */
  beside(frame: number, by: 1 | -1): number | undefined {
    const lane = this.frames.lane[frame] ?? -1;
    const place = (this.placeOf[frame] ?? -1) + by;
    const inside =
      lane >= 0 && place >= (this.laneStart[lane] ?? 0) && place < (this.laneStart[lane + 1] ?? 0);
    return inside ? this.order[place] : undefined;
  }

  /** The longest frame of a lane that has a part in a stretch; undefined where there is none. */
  longestAcross(lane: number, left: number, right: number): number | undefined {
    const from = this.laneStart[lane] ?? 0;
    const to = this.laneStart[lane + 1] ?? from;
    if (lane < 0 || lane >= this.frames.laneCount) return undefined;
    let first = this.firstEndingFrom(from, to, left);
    let stop = this.firstBeginningFrom(first, to, right);
    // Those that only touch the stretch are beside it, unless nothing else is there.
    const touches = this.frames.right[this.order[first] ?? 0] === left && right > left;
    if (touches && stop - first > 1) first++;
    if (stop === first) stop = this.firstEndingFrom(first, to, left + 0.5);
    return stop > first ? this.longestIn(first, stop) : undefined;
  }
}
