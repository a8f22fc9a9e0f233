import { useCallback, useMemo, useState } from 'react';
import { finishWork, foundShare, type SpanIndex } from '../../../core';
import { useInSlices } from '../../../state/session/useInSlices';
import type { Stretch } from '../../../state/url/trace/timeParts';
import { shadeColours } from '../calls/shadeColours';
import type { ViewProps } from '../ViewProps';
import { flamePicture, type FlamePicture } from './flamePicture';
import { useFlameZoom } from './useFlameZoom';

/** Spans with a mark before each place of the picture's order: those of a run are one subtraction. */
function sumsBefore(picture: FlamePicture, matches: Int32Array): Float64Array {
  const counts = picture.countOf(matches);
  const { order } = picture.index;
  const before = new Float64Array(order.length + 1);
  order.forEach((frame, place) => {
    before[place + 1] = (before[place] ?? 0) + (counts[frame] ?? 0);
  });
  return before;
}

/** The frame that stands for the selected span; else the widest of the first lane. */
function firstFrame(picture: FlamePicture, selected: SpanIndex | undefined): number | undefined {
  const own = selected === undefined ? undefined : picture.frameOfSpan(selected);
  if (own !== undefined) return own;
  const lane = picture.pickLane ?? 0;
  return picture.index.longestAcross(lane, 0, picture.frames.extent);
}

/** The flame graph that the address asks for; undefined while the first one is made. */
export function useFlamePicture({ open, address }: ViewProps['view']): FlamePicture | undefined {
  const { flameForm: form, flameWidth: measure, flameRoot: root, flamePick: pick } = address;
  const usedRoot = form === 'merged' || form === 'callers' ? root : '';
  const usedPick = form === 'sandwich' ? pick : '';
  return useInSlices(
    useCallback(
      () => flamePicture(open, { form, measure, root: usedRoot, pick: usedPick }),
      [open, form, measure, usedRoot, usedPick],
    ),
  );
}

/** A flame graph with its colours, its zoom, what is found in it and its active frame. */
export function useFlame({ view, zoom, find, colours }: ViewProps, picture: FlamePicture) {
  const { address, change, selected } = view;
  const { shade } = address;
  const { open, form } = picture;
  // While the picture of a newer state is made, nothing is known of where its spans are in this one.
  const isCurrent = open === view.open;
  const shades = useMemo(
    () => finishWork(shadeColours(shade, picture.columns, colours)),
    [shade, picture, colours],
  );
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
  const found = useMemo(() => {
    if (!isCurrent || find.matches === undefined || find.hit === undefined) return undefined;
    return {
      count: find.matches.length,
      share: foundShare(open.trace, open.facts, find.hit, picture.measure),
      before: sumsBefore(picture, find.matches),
    };
  }, [open, isCurrent, picture, find.matches, find.hit]);
  return { picture, shades, zoom: form === 'time' ? zoom : ownZoom, active, setActive, found };
}

export type Flame = ReturnType<typeof useFlame>;
