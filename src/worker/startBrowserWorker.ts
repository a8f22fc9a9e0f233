import type { FromWorker, ToWorker } from './protocol';

/** The part of a worker that the engine's page side uses. */
export interface EngineWorker {
  post(message: ToWorker): void;
  stop(): void;
}

/** Starts a worker; `heard` gets its messages, `crashed` the reason when it dies. */
export type StartWorker = (
  heard: (message: FromWorker) => void,
  crashed: (reason: string) => void,
) => EngineWorker;

/** Starts the engine's worker in a browser. */
export const startBrowserWorker: StartWorker = (heard, crashed) => {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', (event: MessageEvent<FromWorker>) => {
    heard(event.data);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    crashed(event.message || 'the worker could not be loaded');
  });
  worker.addEventListener('messageerror', () => {
    crashed('an answer could not be read');
  });
  return {
    post: (message) => {
      worker.postMessage(message);
    },
    stop: () => {
      worker.terminate();
    },
  };
};
