import { whileBusy } from './busy';
import { inSlices } from './inSlices';

type Work = () => Generator<void, void, void>;

const waiting = new Set<Work>();
let working = false;

function* allOfIt(): Generator<void, void, void> {
  // What comes meanwhile is taken too.
  for (const work of waiting) {
    waiting.delete(work);
    yield* work();
    yield;
  }
}

async function start(): Promise<void> {
  if (working) return;
  working = true;
  try {
    await whileBusy(inSlices(allOfIt()));
  } finally {
    working = false;
  }
}

/**
 * Runs a work of short steps when those before it have ended: all that many parts of the page ask for in one frame together
 * holds the page up no longer than one of them. The answer takes the wish back, as long as it was not begun.
 */
export function inTurn(work: Work): () => void {
  waiting.add(work);
  queueMicrotask(() => void start());
  return () => {
    waiting.delete(work);
  };
}
