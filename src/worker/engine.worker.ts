import type { ToWorker } from './protocol';
import { hasReadBytes } from './originBytes';
import { serveEngine } from './serveEngine';
import { warmUp } from './warmUp';

// The entry of the worker: the engine behind messages.
const handle = serveEngine((message, transfer) => {
  self.postMessage(message, { transfer });
});
self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  handle(event.data);
});
// The page hears of errors; of rejections it would not.
self.addEventListener('unhandledrejection', (event) => {
  throw event.reason;
});

void warmUp(() => !hasReadBytes());
