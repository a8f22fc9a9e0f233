import { useEffect, useState } from 'react';
import type { CutEvent, EventTable, Failure } from '../../../core';
import { askEvents } from '../../../state/query/useEvents';
import type { OpenTrace } from '../../../worker/TraceEngine';

/** Longest text of an event in a row, in characters. */
const longest = 600;
/** Events whose texts are kept at most: about 2 MB. */
const kept = 2000;
/** Scrolling rests when it has not moved for this long. */
const restMs = 40;

type Texts = ReadonlyMap<number, CutEvent>;
const nothing: Texts = new Map();

/** What the events on screen say, by their positions in the table: asked for in one batch when scrolling rests. */
export function useEventTexts(
  open: OpenTrace,
  table: EventTable,
  rows: Int32Array | undefined,
  { first, end }: { readonly first: number; readonly end: number },
) {
  const [known, setKnown] = useState<{ readonly of: EventTable; readonly texts: Texts }>();
  const [failure, setFailure] = useState<Failure>();
  const texts = known?.of === table ? known.texts : nothing;
  useEffect(() => {
    if (failure !== undefined) return;
    const wanted: number[] = [];
    for (let row = first; row < end; row++) {
      const at = rows === undefined ? row : rows[row];
      if (at !== undefined && at < table.count && !texts.has(at)) wanted.push(at);
    }
    if (wanted.length === 0) return;
    let stale = false;
    const timer = setTimeout(() => {
      const named = {
        spans: Int32Array.from(wanted, (at) => table.span[at] ?? 0),
        places: Uint32Array.from(wanted, (at) => table.place[at] ?? 0),
      };
      void askEvents(open, named, longest).then((answer) => {
        if (stale) return;
        if (!answer.ok) {
          setFailure(answer.failure);
          return;
        }
        const next = new Map(texts.size > kept ? nothing : texts);
        wanted.forEach((at, place) => {
          const event = answer.value[place];
          if (event !== undefined) next.set(at, event);
        });
        setKnown({ of: table, texts: next });
      });
    }, restMs);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [open, table, rows, first, end, texts, failure]);
  return {
    texts,
    failure,
    retry: () => {
      setFailure(undefined);
    },
  };
}
