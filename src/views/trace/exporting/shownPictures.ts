import { useEffect } from 'react';
import type { OpenTrace } from '../../../worker/TraceEngine';
import type { GraphLayout } from '../callgraph/layoutGraph';
import type { CallGraphModel } from '../callgraph/useCallGraph';
import type { SpanColours } from '../colours/SpanColours';
import type { FlameScene } from '../flame/paintFlame';
import type { Flame } from '../flame/useFlame';
import type { RowTree } from '../timeline/useRowTree';
import type { Zoom } from '../useZoom';

/** What of the trace is drawn on the screen, for whoever draws it elsewhere. */
export type ShownPicture =
  | {
      readonly of: 'timeline';
      readonly open: OpenTrace;
      readonly tree: RowTree;
      readonly zoom: Zoom;
      readonly colours: SpanColours;
    }
  | {
      readonly of: 'flame graph';
      readonly flame: Flame;
      readonly colours: SpanColours;
      readonly similar: FlameScene['similar'];
    }
  | { readonly of: 'call graph'; readonly model: CallGraphModel; readonly layout: GraphLayout };

const shown = new Map<ShownPicture['of'], ShownPicture>();

/** Tells what is on screen, as long as it is. */
export function useShownPicture(picture: ShownPicture): void {
  useEffect(() => {
    shown.set(picture.of, picture);
    return () => {
      if (shown.get(picture.of) === picture) shown.delete(picture.of);
    };
  });
}

/** Pictures on screen, in the order of their views. */
export const shownPictures = (): readonly ShownPicture['of'][] =>
  (['timeline', 'flame graph', 'call graph'] as const).filter((one) => shown.has(one));

/** As it is on screen now; undefined where it is not any more. */
export const shownPicture = (of: ShownPicture['of']): ShownPicture | undefined => shown.get(of);
