/** Frames on an axis, in lanes from above. All columns have `count` members. Inside a lane no frame overlaps another. */
export interface FlameFrames {
  readonly count: number;
  /** Ends on the axis: nanoseconds since the trace's start, or nanoseconds of what the widths stand for. right ≥ left. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** −1 for frames that are not drawn. */
  readonly lane: Int32Array;
  readonly laneCount: number;
  /** Spans in error that the frame itself stands for. */
  readonly errors: ArrayLike<number>;
  /** Frames that are drawn, so that those of a lane come from left to right. */
  readonly sequence: Int32Array;
  /** End of the axis; its start is 0. > 0. */
  readonly extent: number;
}
