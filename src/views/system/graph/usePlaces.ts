import { useCallback, useEffect, useState } from 'react';
import type { GraphPart, ServicePlaces } from '../../../core';
import { beginBusy } from '../../../state/session/busy';
import type { SystemLayout } from '../../../state/url/system/graphParts';
import { boxHeight, boxWidth } from './boxSize';
import type { PlacesAnswer, PlacesRequest } from './PlacesRequest';

type Outcome =
  | { readonly kind: 'working'; readonly share: number }
  | { readonly kind: 'done'; readonly places: ServicePlaces }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly reason: string };

/** One layout of one graph; another turn is another attempt. */
interface Job {
  readonly part: GraphPart;
  readonly layout: SystemLayout;
  readonly turn: number;
}

const working: Outcome = { kind: 'working', share: 0 };

/** Where the services of a part lie: found in a worker, with progress, and an end on demand. */
export function usePlaces(part: GraphPart, layout: SystemLayout) {
  const [turn, setTurn] = useState(0);
  const [said, setSaid] = useState<Job & { readonly outcome: Outcome }>();
  const [cancelled, setCancelled] = useState<Job>();
  const isCancelled = cancelled?.part === part && cancelled.layout === layout && cancelled.turn === turn;
  useEffect(() => {
    if (isCancelled) return;
    const tell = (outcome: Outcome) => {
      setSaid({ part, layout, turn, outcome });
    };
    const end = beginBusy();
    const worker = new Worker(new URL('./places.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data: answer }: MessageEvent<PlacesAnswer>) => {
      if ('share' in answer) tell({ kind: 'working', share: answer.share });
      else {
        tell({ kind: 'done', places: answer.places });
        end();
      }
    });
    worker.addEventListener('error', (event) => {
      tell({ kind: 'failed', reason: event.message || 'The worker ended.' });
      end();
    });
    const { names, from, to } = part.graph;
    const request: PlacesRequest = {
      layout,
      question: { nodeCount: names.length, from, to, width: boxWidth, height: boxHeight },
    };
    worker.postMessage(request);
    return () => {
      worker.terminate();
      end();
    };
  }, [part, layout, turn, isCancelled]);
  const isSaid = said?.part === part && said.layout === layout && said.turn === turn;
  const outcome: Outcome = isCancelled ? { kind: 'cancelled' } : isSaid ? said.outcome : working;
  return {
    outcome,
    cancel: useCallback(() => {
      setCancelled({ part, layout, turn });
    }, [part, layout, turn]),
    again: useCallback(() => {
      setTurn((old) => old + 1);
    }, []),
  };
}
