import {
  calleesOf,
  callersOf,
  criticalTimes,
  framesBelow,
  frameKeys,
  frameWidths,
  framesOfKeys,
  LaneIndex,
  operationNumbers,
  outermostFrames,
  packSpans,
  placeFrames,
  placeSandwich,
  SpanFlag,
  SpanStatus,
  writeFrameKey,
  type FlameFrames,
  type FlameMeasure,
  type FrameTree,
} from '../../../core';
import type { FlameForm } from '../../../state/url/trace/graphParts';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { callsOf, type Calls } from '../calls/callTreeOf';
import type { Shaded } from '../calls/shadeColours';

/** The numbers of every frame of a picture. */
export interface FrameColumns extends Shaded {
  /** Index into Trace.services and Trace.names. */
  readonly service: ArrayLike<number>;
  readonly name: ArrayLike<number>;
  readonly spanCount: ArrayLike<number>;
  readonly critical: ArrayLike<number>;
  readonly longest: ArrayLike<number>;
}

/** A flame graph: where each frame lies, what it stands for, and how spans find it. */
export interface FlamePicture {
  /** The state of the trace that it is of. */
  readonly open: OpenTrace;
  readonly form: FlameForm;
  readonly measure: FlameMeasure;
  readonly frames: FlameFrames;
  readonly index: LaneIndex;
  readonly columns: FrameColumns;
  /** The frame that a span is part of; undefined where it is in none. */
  readonly frameOfSpan: (span: number) => number | undefined;
  /** How many spans of each frame have the mark. Linear in the spans. */
  readonly countOf: (matches: Int32Array) => Uint32Array;
  /** Key of a frame as a root of the picture; undefined where it cannot be one. */
  readonly keyOf: (frame: number) => string | undefined;
  /** Whether the picture begins below a frame. */
  readonly rooted: boolean;
  /** It should begin at a frame that is not there. */
  readonly isLostRoot: boolean;
  /** The lane of the operation in the middle of a sandwich. */
  readonly pickLane: number | undefined;
  /** Sentences about what is not drawn. */
  readonly notes: readonly string[];
}

export interface PictureWish {
  readonly form: FlameForm;
  readonly measure: FlameMeasure;
  /** Keys, '' for none. */
  readonly root: string;
  readonly pick: string;
}

type Work<T> = Generator<void, T, void>;

/** Frames between two steps. */
const STEP = 32_768;

const one = (count: number): Uint8Array => new Uint8Array(count).fill(1);

function* inTime(open: OpenTrace): Work<FlamePicture> {
  const { trace, facts } = open;
  const { spans } = trace;
  const frames = yield* packSpans(trace);
  yield;
  const offScale = spans.count - frames.sequence.length;
  const length = spans.end.map((end, span) =>
    ((spans.flags[span] ?? 0) & SpanFlag.offScale) !== 0 ? 0 : end - (spans.start[span] ?? 0),
  );
  yield;
  const index = yield* LaneIndex.of(frames);
  yield;
  return {
    open,
    form: 'time',
    measure: 'total',
    frames,
    index,
    columns: {
      count: spans.count,
      service: spans.service,
      name: spans.name,
      spanCount: one(spans.count),
      errors: spans.status.map((status) => (status === SpanStatus.error ? 1 : 0)),
      total: length,
      longest: length,
      self: facts.selfTime,
      critical: criticalTimes(facts),
      example: new Int32Array(spans.count).map((_, span) => span),
    },
    frameOfSpan: (span) => ((frames.lane[span] ?? -1) < 0 ? undefined : span),
    countOf: (matches) => {
      const counts = new Uint32Array(spans.count);
      for (const span of matches) counts[span] = 1;
      return counts;
    },
    keyOf: () => undefined,
    rooted: false,
    isLostRoot: false,
    pickLane: undefined,
    notes:
      offScale === 0
        ? []
        : [
            `${String(offScale)} ${offScale === 1 ? 'span is' : 'spans are'} off the scale of time and not drawn.`,
          ],
  };
}

const columnsOf = (tree: FrameTree): FrameColumns => ({
  count: tree.count,
  service: tree.service,
  name: tree.name,
  spanCount: tree.spanCount,
  errors: tree.errorCount,
  total: tree.total,
  longest: tree.longest,
  self: tree.self,
  critical: tree.critical,
  example: tree.longestSpan,
});

/** Columns of callees, then those of callers without their first. In short steps. */
function* joinColumns(callees: FrameColumns, callers: FrameColumns): Work<FrameColumns> {
  const count = callees.count + Math.max(0, callers.count - 1);
  const join = function* (pick: (of: FrameColumns) => ArrayLike<number>): Work<Float64Array> {
    const [first, second] = [pick(callees), pick(callers)];
    const joined = new Float64Array(count);
    for (let at = 0; at < count; at++) {
      if (at % STEP === STEP - 1) yield;
      joined[at] = at < callees.count ? (first[at] ?? 0) : (second[at - callees.count + 1] ?? 0);
    }
    return joined;
  };
  return {
    count,
    service: yield* join((of) => of.service),
    name: yield* join((of) => of.name),
    spanCount: yield* join((of) => of.spanCount),
    errors: yield* join((of) => of.errors),
    total: yield* join((of) => of.total),
    longest: yield* join((of) => of.longest),
    self: yield* join((of) => of.self),
    critical: yield* join((of) => of.critical),
    example: yield* join((of) => of.example),
  };
}

const cutNote = (paths: number) =>
  paths === 0
    ? []
    : [
        `${String(paths)} ${paths === 1 ? 'path goes' : 'paths go'} on to further callers that are not drawn.`,
      ];

/** The service and operation that a sandwich is of: the one asked for, else the one with the most self time. */
function pickedOperation({ tree, groups, operations }: Calls, pick: string): number {
  const [asked = -1] = framesOfKeys(operations.key, [pick]);
  if (asked >= 0) return asked;
  const self = new Float64Array(operations.count);
  groups.forEach((group, node) => {
    self[group] = (self[group] ?? 0) + (tree.self[node] ?? 0);
  });
  let best = 0;
  self.forEach((time, operation) => {
    if (time > (self[best] ?? 0)) best = operation;
  });
  return best;
}

/** The flame graph that the address asks for. Linear in the spans and frames, in short steps; made once for each wish. */
export function* flamePicture(open: OpenTrace, wish: PictureWish): Work<FlamePicture> {
  if (wish.form === 'time') return yield* inTime(open);
  const calls = yield* callsOf(open);
  const { tree, groups, operations } = calls;
  yield;
  const { measure } = wish;
  const operationFrame = (numbers: Int32Array, firstOf: (operation: number) => number | undefined) => ({
    // A span stands for its operation where it is in no frame of its own.
    frameOfSpan: (span: number) => firstOf(groups[tree.nodeOfSpan[span] ?? 0] ?? -1),
    countOf: (matches: Int32Array) => {
      const byOperation = new Uint32Array(operations.count);
      for (const span of matches) {
        const operation = groups[tree.nodeOfSpan[span] ?? 0] ?? 0;
        byOperation[operation] = (byOperation[operation] ?? 0) + 1;
      }
      const counts = new Uint32Array(numbers.length);
      for (let frame = 0; frame < counts.length; frame++)
        counts[frame] = byOperation[numbers[frame] ?? -1] ?? 0;
      return counts;
    },
  });
  if (wish.form === 'sandwich') {
    const picked = pickedOperation(calls, wish.pick);
    const width = frameWidths(tree, measure);
    const starts = outermostFrames(tree, operations.service[picked] ?? 0, operations.name[picked] ?? 0);
    yield;
    const callees = yield* calleesOf(tree, width, starts, groups);
    yield;
    const callers = yield* callersOf(tree, width, starts, groups);
    const frames = yield* placeSandwich(callers, callees);
    const columns = yield* joinColumns(columnsOf(callees.tree), columnsOf(callers.tree));
    yield;
    return {
      open,
      form: 'sandwich',
      measure,
      frames,
      index: yield* LaneIndex.of(frames),
      columns,
      ...operationFrame(yield* operationNumbers(operations, columns), (operation) =>
        operation === picked ? 0 : undefined,
      ),
      keyOf: () => undefined,
      rooted: false,
      isLostRoot: false,
      pickLane: frames.pickLane,
      notes: cutNote(callers.cutPaths),
    };
  }
  const upside =
    wish.form === 'callers' ? yield* callersOf(tree, tree[measure], undefined, groups) : undefined;
  const shown = upside?.tree ?? tree;
  const whole = yield* placeFrames(shown, upside?.width ?? frameWidths(tree, measure));
  yield;
  const keys = yield* frameKeys(open.trace, shown);
  const [root = -1] = framesOfKeys(keys, [wish.root]);
  const frames = root < 0 ? whole : yield* framesBelow(shown, whole, root);
  const columns = columnsOf(shown);
  yield;
  const numbers = upside ? yield* operationNumbers(operations, shown) : new Int32Array();
  const rootOf = new Int32Array(operations.count).fill(-1);
  for (
    let frame = 0;
    upside && frame < shown.count;
    frame = Math.max(frame + 1, shown.subtreeEnd[frame] ?? 0)
  )
    rootOf[numbers[frame] ?? 0] = frame;
  yield;
  const index = yield* LaneIndex.of(frames);
  const drawn = (frame: number) => ((frames.lane[frame] ?? -1) < 0 ? undefined : frame);
  return {
    open,
    form: wish.form,
    measure,
    frames,
    index,
    columns,
    ...(upside
      ? operationFrame(numbers, (operation) => drawn(rootOf[operation] ?? -1))
      : {
          frameOfSpan: (span: number) => drawn(tree.nodeOfSpan[span] ?? -1),
          countOf: (matches: Int32Array) => {
            const counts = new Uint32Array(tree.count);
            for (const span of matches) {
              const node = tree.nodeOfSpan[span] ?? 0;
              counts[node] = (counts[node] ?? 0) + 1;
            }
            return counts;
          },
        }),
    keyOf: (frame) => writeFrameKey(keys[frame] ?? 0),
    rooted: root >= 0,
    isLostRoot: root < 0 && wish.root !== '',
    pickLane: undefined,
    notes: cutNote(upside?.cutPaths ?? 0),
  };
}
