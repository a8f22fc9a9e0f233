import { lazy, Suspense, type ComponentType } from 'react';
import { formatCount } from '../../core';
import { whileBusy } from '../../state/session/busy';
import type { TraceViewName } from '../../state/url/trace/viewParts';
import { Waiting } from '../../ui/Waiting';
import { Timeline } from './timeline/Timeline';
import type { ViewProps } from './ViewProps';

/** Every view but the first is loaded when it is opened. */
const components: Readonly<Record<TraceViewName, ComponentType<ViewProps>>> = {
  timeline: Timeline,
  table: lazy(() =>
    whileBusy(import('./table/SpanTableView')).then((module) => ({ default: module.SpanTableView })),
  ),
  statistics: lazy(() =>
    whileBusy(import('./statistics/StatisticsView')).then((module) => ({ default: module.StatisticsView })),
  ),
  flame: lazy(() => whileBusy(import('./flame/FlameView')).then((module) => ({ default: module.FlameView }))),
  calltree: lazy(() =>
    whileBusy(import('./calltree/CallTreeView')).then((module) => ({ default: module.CallTreeView })),
  ),
  graph: lazy(() =>
    whileBusy(import('./callgraph/CallGraphView')).then((module) => ({ default: module.CallGraphView })),
  ),
};

/** One view of the trace. */
export function ShownView({ name, ...props }: ViewProps & { readonly name: TraceViewName }) {
  const Component = components[name];
  const { count } = props.view.open.trace.spans;
  return (
    <Suspense fallback={<Waiting text={`Laying out ${formatCount(count)} spans`} />}>
      <Component {...props} />
    </Suspense>
  );
}
