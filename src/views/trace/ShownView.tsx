import { type ComponentType } from 'react';
import { formatCount } from '../../core';
import { onDemand } from '../../state/session/onDemand';
import type { TraceViewName } from '../../state/url/trace/viewParts';
import { Waiting } from '../../ui/Waiting';
import { Timeline } from './timeline/Timeline';
import type { ViewProps } from './ViewProps';

/** Until a view's code is there. */
const coming = ({ view }: ViewProps) => (
  <Waiting text={`Laying out ${formatCount(view.open.trace.spans.count)} spans`} />
);

/** Every view but the first is loaded when it is opened. */
const components: Readonly<Record<TraceViewName, ComponentType<ViewProps>>> = {
  timeline: Timeline,
  table: onDemand(async () => (await import('./table/SpanTableView')).SpanTableView, coming),
  statistics: onDemand(async () => (await import('./statistics/StatisticsView')).StatisticsView, coming),
  flame: onDemand(async () => (await import('./flame/FlameView')).FlameView, coming),
  calltree: onDemand(async () => (await import('./calltree/CallTreeView')).CallTreeView, coming),
  graph: onDemand(async () => (await import('./callgraph/CallGraphView')).CallGraphView, coming),
  events: onDemand(async () => (await import('./events/EventsView')).EventsView, coming),
};

/** One view of the trace. */
export function ShownView({ name, ...props }: ViewProps & { readonly name: TraceViewName }) {
  const Component = components[name];
  return <Component {...props} />;
}
