import { Notice } from '../../ui/Notice';

/** Stands in the exported file for the drawing of the call graph, which would weigh as much as the timeline does. */
export function FlowGraph() {
  return <Notice>The drawing is left out of exported files. The table below says who calls whom.</Notice>;
}
