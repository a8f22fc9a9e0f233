// Layers of a large graph take seconds: they are found beside the page, which stays free.
import { layoutGraph, type GraphQuestion } from './layoutGraph';

addEventListener('message', (event: MessageEvent<GraphQuestion>) => {
  postMessage(layoutGraph(event.data));
});
