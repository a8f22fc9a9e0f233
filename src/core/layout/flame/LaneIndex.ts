import type { FlameFrames } from './FlameFrames';

/** Frames in one block of the search for the longest. */
const blockSize = 64;

/** Frames by lane and from left to right, made once a picture, for all questions about a place in it. */
export class LaneIndex {
  /** Frames sorted by lane, then from left to right. */
  readonly order: Int32Array;
  /** laneCount + 1 places: where each lane begins in `order`. */
  readonly laneStart: Int32Array;
  /** Place of each frame in `order`; −1 where it is not drawn. */
  readonly placeOf: Int32Array;
  /** Sums over all places before, so that a run is one subtraction: spans in error, and lengths. */
  private readonly errorsBefore: Float64Array;
  private readonly lengthBefore: Float64Array;
  /** Place of the longest frame of each block. */
  private readonly blockLongest: Int32Array;

  constructor(readonly frames: FlameFrames) {
    const { lane, laneCount, sequence, errors } = frames;
    const length = sequence.length;
    this.laneStart = new Int32Array(laneCount + 1);
    for (const frame of sequence) {
      const next = (lane[frame] ?? 0) + 1;
      this.laneStart[next] = (this.laneStart[next] ?? 0) + 1;
    }
    for (let at = 0; at < laneCount; at++)
      this.laneStart[at + 1] = (this.laneStart[at + 1] ?? 0) + (this.laneStart[at] ?? 0);
    const filled = this.laneStart.slice();
    this.order = new Int32Array(length);
    this.placeOf = new Int32Array(frames.count).fill(-1);
    for (const frame of sequence) {
      const place = filled[lane[frame] ?? 0] ?? 0;
      this.order[place] = frame;
      this.placeOf[frame] = place;
      filled[lane[frame] ?? 0] = place + 1;
    }
    this.errorsBefore = new Float64Array(length + 1);
    this.lengthBefore = new Float64Array(length + 1);
    this.blockLongest = new Int32Array(Math.ceil(length / blockSize)).fill(-1);
    for (let place = 0; place < length; place++) {
      const frame = this.order[place] ?? 0;
      this.errorsBefore[place + 1] = (this.errorsBefore[place] ?? 0) + (errors[frame] ?? 0);
      this.lengthBefore[place + 1] = (this.lengthBefore[place] ?? 0) + this.lengthAt(place);
      const block = Math.floor(place / blockSize);
      const best = this.blockLongest[block] ?? -1;
      if (best < 0 || this.lengthAt(place) > this.lengthAt(best)) this.blockLongest[block] = place;
    }
  }

  private lengthAt(place: number): number {
    const frame = this.order[place] ?? 0;
    return (this.frames.right[frame] ?? 0) - (this.frames.left[frame] ?? 0);
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
      const candidate = whole ? (this.blockLongest[place / blockSize] ?? place) : place;
      if (this.lengthAt(candidate) > this.lengthAt(best)) best = candidate;
      place += whole ? blockSize : 1;
    }
    return this.order[best] ?? -1;
  }

  errorsIn(from: number, to: number): number {
    return (this.errorsBefore[to] ?? 0) - (this.errorsBefore[from] ?? 0);
  }

  lengthIn(from: number, to: number): number {
    return (this.lengthBefore[to] ?? 0) - (this.lengthBefore[from] ?? 0);
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
