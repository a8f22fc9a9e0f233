import type { Px } from '../../model';
import type { LaneIndex } from './LaneIndex';

/**
 * What is to be painted, by lane and from left to right; all columns have `count` members. A cell is one frame, or, where
 * frames are too narrow to be told apart, a summary of those that begin in the same few pixels.
 */
export interface FlameCells {
  readonly count: number;
  readonly lane: Int32Array;
  /** Ends in px: 0 ≤ left < right ≤ width. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** The frame, or the longest of those summarised. */
  readonly frame: Int32Array;
  /** Place of its first frame in the index' order; those that it stands for follow one another. */
  readonly place: Int32Array;
  /** Frames that the cell stands for. */
  readonly frames: Int32Array;
  /** Spans in error among them: none is ever lost. */
  readonly errors: Float64Array;
  /** How much of the cell the frames fill, 0 to 1. */
  readonly covered: Float64Array;
}

export interface FlameQuestion {
  readonly start: number;
  readonly end: number;
  readonly width: Px;
  /** Lanes from … to − 1. */
  readonly from: number;
  readonly to: number;
  /** Frames narrower than this many px are summarised. */
  readonly least?: number;
}

/** The cells of a part of a picture. Work: pixels × lanes on screen, whatever the number of frames (a search and a few blocks for each summary). */
export function flameCells(index: LaneIndex, question: FlameQuestion): FlameCells {
  const { start, end, width, from, to, least = 2 } = question;
  const { left, right, laneCount } = index.frames;
  const scale = width / (end - start);
  const columns: [number[], number[], number[], number[], number[], number[], number[], number[]] = [
    [],
    [],
    [],
    [],
    [],
    [],
    [],
    [],
  ];
  const put = (...cell: readonly [number, number, number, number, number, number, number, number]) => {
    cell.forEach((value, at) => columns[at]?.push(value));
  };
  const lastColumn = Math.max(0, Math.ceil(width / least) - 1);
  for (let lane = Math.max(0, from); lane < Math.min(laneCount, to); lane++) {
    const stop = index.laneStart[lane + 1] ?? 0;
    let place = index.firstEndingFrom(index.laneStart[lane] ?? 0, stop, start);
    let drawnTo = 0;
    // What only touches an edge of the part is not in it.
    const touching = index.order[place] ?? 0;
    if (place < stop && right[touching] === start && (left[touching] ?? 0) < start) place++;
    while (place < stop) {
      const frame = index.order[place] ?? 0;
      if ((left[frame] ?? 0) > end || (left[frame] === end && (right[frame] ?? 0) > end)) break;
      const x0 = Math.max(0, ((left[frame] ?? 0) - start) * scale);
      const x1 = Math.min(width, ((right[frame] ?? 0) - start) * scale);
      if (x1 - x0 >= least) {
        const begin = Math.min(Math.max(x0, drawnTo), width - 1);
        drawnTo = Math.max(x1, begin + 1);
        put(lane, begin, drawnTo, frame, place, 1, index.errorsIn(place, place + 1), 1);
        place++;
        continue;
      }
      // All that begin before the column's end; only the last of them can reach beyond it.
      const column = Math.min(lastColumn, Math.floor(x0 / least));
      const begin = Math.min(Math.max(column * least, drawnTo), width - 1);
      // Where no pixel is left for a cell behind this one, that one would be painted over the notch of this one's errors.
      const isLast = column === lastColumn || begin > width - 2;
      const edge = isLast ? Infinity : start + ((column + 1) * least) / scale;
      let next = Math.max(place + 1, index.firstBeginningFrom(place, stop, Math.min(edge, end)));
      // Of those that begin at the very end moments alone are in the part.
      if (edge > end) while (next < stop && (right[index.order[next] ?? 0] ?? 0) <= end) next++;
      const last = index.order[next - 1] ?? 0;
      const lastWidth = (Math.min(end, right[last] ?? 0) - Math.max(start, left[last] ?? 0)) * scale;
      if (next - 1 > place && lastWidth >= least) next--;
      drawnTo = Math.max(begin + 1, Math.min(width, (column + 1) * least));
      const covered = Math.min(1, (index.lengthIn(place, next) * scale) / least);
      put(
        lane,
        begin,
        drawnTo,
        index.longestIn(place, next),
        place,
        next - place,
        index.errorsIn(place, next),
        covered,
      );
      place = next;
    }
  }
  const [lanes, lefts, rights, frames, places, counts, errors, covered] = columns;
  return {
    count: lanes.length,
    lane: Int32Array.from(lanes),
    left: Float64Array.from(lefts),
    right: Float64Array.from(rights),
    frame: Int32Array.from(frames),
    place: Int32Array.from(places),
    frames: Int32Array.from(counts),
    errors: Float64Array.from(errors),
    covered: Float64Array.from(covered),
  };
}

/** The cell of a lane at a pixel, or within `reach` px of it; undefined where there is none. A binary search. */
export function cellAt(cells: FlameCells, lane: number, x: number, reach = 1): number | undefined {
  let low = 0;
  let high = cells.count;
  // The first cell that ends after x, in this lane or a later one.
  while (low < high) {
    const middle = (low + high) >>> 1;
    const before = cells.lane[middle] ?? 0;
    if (before < lane || (before === lane && (cells.right[middle] ?? 0) <= x - reach)) low = middle + 1;
    else high = middle;
  }
  if (low >= cells.count || cells.lane[low] !== lane || (cells.left[low] ?? 0) > x + reach) return undefined;
  const next = low + 1;
  // Of two within reach the one that is really there.
  const closer = next < cells.count && cells.lane[next] === lane && (cells.left[next] ?? 0) <= x;
  return closer ? next : low;
}
