import type { GraphLayout, GraphQuestion } from './layoutGraph';

/** Lays a graph out in a worker of its own. Rejects when the signal aborts or the worker fails. */
export function layoutInWorker(question: GraphQuestion, signal: AbortSignal): Promise<GraphLayout> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
    const end = () => {
      worker.terminate();
    };
    worker.addEventListener('message', (event: MessageEvent<GraphLayout>) => {
      end();
      resolve(event.data);
    });
    worker.addEventListener('error', (event) => {
      end();
      reject(new Error(event.message || 'the layout could not be made'));
    });
    signal.addEventListener('abort', () => {
      end();
      reject(new Error('the layout was cancelled'));
    });
    worker.postMessage(question);
  });
}
