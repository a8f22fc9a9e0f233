import { useCallback, useMemo, useState } from 'react';
import { foundShare, type SpanIndex } from '../../../core';
import { useInSlices } from '../../../state/session/useInSlices';
import type { Stretch } from '../../../state/url/trace/timeParts';
import { shadeColours, type ShadeColours } from '../calls/shadeColours';
import type { SpanColours } from '../colours/SpanColours';
import type { ViewProps } from '../ViewProps';
import { flamePicture, type FlamePicture } from './flamePicture';
import { useFlameZoom } from './useFlameZoom';

/** Frames between two steps. */
const STEP = 32_768;

/** Spans with a mark before each place of the picture's order: those of a run are one subtraction. In short steps. */
function* sumsBefore(picture: FlamePicture, matches: Int32Array): Generator<void, Float64Array, void> {
  const counts = picture.countOf(matches);
  yield;
  const { order } = picture.index;
  const before = new Float64Array(order.length + 1);
  for (let place = 0; place < order.length; place++) {
    if (place % STEP === STEP - 1) yield;
    before[place + 1] = (before[place] ?? 0) + (counts[order[place] ?? 0] ?? 0);
  }
  return before;
}

/** The frame that stands for the selected span; else the widest of the first lane. */
function firstFrame(picture: FlamePicture, selected: SpanIndex | undefined): number | undefined {
  const own = selected === undefined ? undefined : picture.frameOfSpan(selected);
  if (own !== undefined) return own;
  const lane = picture.pickLane ?? 0;
  return picture.index.longestAcross(lane, 0, picture.frames.extent);
}

/** A flame graph that is ready to be painted. */
export interface MadeFlame {
  readonly picture: FlamePicture;
  readonly shades: ShadeColours;
}

/** The flame graph that the address asks for, made in slices; undefined while the first one is. */
export function useMadeFlame(
  { open, address }: ViewProps['view'],
  colours: SpanColours,
): MadeFlame | undefined {
  const { flameForm: form, flameWidth: measure, flameRoot: root, flamePick: pick, shade } = address;
  const usedRoot = form === 'merged' || form === 'callers' ? root : '';
  const usedPick = form === 'sandwich' ? pick : '';
  const picture = useInSlices(
    useCallback(
      () => flamePicture(open, { form, measure, root: usedRoot, pick: usedPick }),
      [open, form, measure, usedRoot, usedPick],
    ),
  );
  return useInSlices(
    useCallback(
      function* () {
        if (picture === undefined) return undefined;
        return { picture, shades: yield* shadeColours(shade, picture.columns, colours) };
      },
      [picture, shade, colours],
    ),
  );
}

/** A flame graph with its zoom, what is found in it and its active frame. */
export function useFlame({ view, zoom, find }: ViewProps, { picture, shades }: MadeFlame) {
  const { address, change, selected } = view;
  const { open, form } = picture;
  // While the picture of a newer state is made, nothing is known of where its spans are in this one.
  const isCurrent = open === view.open;
  const changeZoom = useCallback(
    (flameZoom: Stretch | undefined) => {
      change({ flameZoom }, 'settle');
    },
    [change],
  );
  const ownZoom = useFlameZoom(picture.frames.extent, address.flameZoom, changeZoom);
  const [held, setHeld] = useState<{ readonly of: FlamePicture; readonly frame: number }>();
  const opening = useMemo(() => firstFrame(picture, selected), [picture, selected]);
  const active = held?.of === picture ? held.frame : opening;
  const setActive = useCallback(
    (frame: number) => {
      setHeld({ of: picture, frame });
    },
    [picture],
  );
  const { matches, hit } = find;
  const counted = useInSlices(
    useCallback(
      function* () {
        if (!isCurrent || matches === undefined || hit === undefined) return undefined;
        const share = foundShare(open.trace, open.facts, hit, picture.measure);
        yield;
        return { picture, count: matches.length, share, before: yield* sumsBefore(picture, matches) };
      },
      [open, isCurrent, picture, matches, hit],
    ),
  );
  const found = counted?.picture === picture ? counted : undefined;
  return { picture, shades, zoom: form === 'time' ? zoom : ownZoom, active, setActive, found };
}

export type Flame = ReturnType<typeof useFlame>;
