import type { MeasureAnswer, MeasureQuestion } from './measures';

declare global {
  interface Window {
    measure: (question: MeasureQuestion) => Promise<MeasureAnswer>;
  }
}

/** Asks a fresh worker, and ends it: one measurement leaves no garbage to the next. */
window.measure = (question) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./measure.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', (event: MessageEvent<MeasureAnswer>) => {
      worker.terminate();
      resolve(event.data);
    });
    worker.addEventListener('error', (event) => {
      worker.terminate();
      reject(new Error(event.message));
    });
    worker.postMessage(question);
  });
