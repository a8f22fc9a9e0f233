// index.html starts at 1: the page is busy until its first route is there.
let inFlight = 1;

const show = () => {
  document.documentElement.dataset['busy'] = String(inFlight);
};

/** Two frames later what came of the work is on screen. A hidden tab has no frames: there a task has to do. */
function afterPaint(then: () => void): void {
  if (document.hidden) setTimeout(then, 0);
  else requestAnimationFrame(() => requestAnimationFrame(then));
}

function endOne(): void {
  afterPaint(() => {
    inFlight--;
    show();
  });
}

/**
 * Marks the start of something that ends by itself (a question, a delayed write, a pending paint); call the answer
 * when it has ended. The number in flight stands at `<html data-busy>`, so that tests wait for quiet instead of for time.
 */
export function beginBusy(): () => void {
  inFlight++;
  show();
  let ended = false;
  return () => {
    if (ended) return;
    ended = true;
    endOne();
  };
}

/** Keeps the page marked as busy while a promise runs. */
export async function whileBusy<T>(work: Promise<T>): Promise<T> {
  const end = beginBusy();
  try {
    return await work;
  } finally {
    end();
  }
}

let started = false;
/** The first route is on screen: what index.html counted as busy has ended. */
export function settleStartup(): void {
  if (started) return;
  started = true;
  endOne();
}
