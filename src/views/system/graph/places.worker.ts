// A layout of thousands of services takes seconds: it is found beside the page, which stays free.
import { layerServices, spreadServices } from '../../../core';
import type { PlacesAnswer, PlacesRequest } from './PlacesRequest';

/** The share that is done is told no more often than this, in ms. */
const tellMs = 50;

const answer = (said: PlacesAnswer, transfer: Transferable[] = []) => {
  postMessage(said, { transfer });
};

addEventListener('message', ({ data: { layout, question } }: MessageEvent<PlacesRequest>) => {
  const work = layout === 'layers' ? layerServices(question) : spreadServices(question);
  let told = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done === true) {
      const { x, y, bends, bendStart } = step.value;
      answer({ places: step.value }, [x.buffer, y.buffer, bends.buffer, bendStart.buffer]);
      return;
    }
    if (performance.now() - told < tellMs) continue;
    told = performance.now();
    answer({ share: step.value });
  }
});
