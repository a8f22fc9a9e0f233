import { useDurationText } from '../../../pieces/times/TimesContext';
import type { OpenTrace } from '../../../worker/TraceEngine';
import type { FlamePicture } from './flamePicture';
import { frameSentence } from './frameWords';

/** Neighbours in a lane that are named on each side. */
const around = 12;

/** Frames near the active one: the way up to the top, its neighbours, and those right below it. */
function nearby({ index, frames }: FlamePicture, active: number): number[] {
  const lane = frames.lane[active] ?? 0;
  const [left = 0, right = 0] = [frames.left[active], frames.right[active]];
  const near: number[] = [];
  for (let above = Math.max(0, lane - 40); above < lane; above++) {
    const frame = index.longestAcross(above, left, right);
    if (frame !== undefined) near.push(frame);
  }
  const place = index.placeOf[active] ?? 0;
  const from = Math.max(index.laneStart[lane] ?? 0, place - around);
  const to = Math.min(index.laneStart[lane + 1] ?? 0, place + around + 1);
  for (let at = from; at < to; at++) near.push(index.order[at] ?? 0);
  const below = index.longestAcross(lane + 1, left, right);
  if (below !== undefined) near.push(below);
  return near;
}

/** The picture in words for screen readers: the frames around the active one as items of a tree. */
export function FlameTwin({
  open,
  picture,
  active,
  foundBefore,
  idOf,
}: {
  readonly open: OpenTrace;
  readonly picture: FlamePicture;
  readonly active: number;
  readonly foundBefore: Float64Array | undefined;
  readonly idOf: (frame: number) => string;
}) {
  const durationText = useDurationText();
  const { index, frames } = picture;
  return nearby(picture, active).map((frame) => {
    const lane = frames.lane[frame] ?? 0;
    const place = index.placeOf[frame] ?? 0;
    const first = index.laneStart[lane] ?? 0;
    const found = (foundBefore?.[place + 1] ?? 0) - (foundBefore?.[place] ?? 0);
    return (
      // The tree itself holds the focus and the keys.
      <div
        key={frame}
        id={idOf(frame)}
        role="treeitem"
        tabIndex={-1}
        className="visually-hidden"
        aria-level={lane + 1}
        aria-posinset={place - first + 1}
        aria-setsize={(index.laneStart[lane + 1] ?? 0) - first}
        aria-selected={frame === active}
      >
        {frameSentence(open, picture, frame, durationText, found)}
      </div>
    );
  });
}
