import type { TraceViewName } from '../../state/url/trace/viewParts';
import type { IconName } from '../../ui/Icon';

/** How each view is named on the page. */
export const viewFaces: Readonly<Record<TraceViewName, { readonly icon: IconName; readonly label: string }>> =
  {
    timeline: { icon: 'timeline', label: 'Timeline' },
    table: { icon: 'table', label: 'Table' },
    statistics: { icon: 'statistics', label: 'Statistics' },
    flame: { icon: 'flame', label: 'Flame graph' },
    calltree: { icon: 'tree', label: 'Call tree' },
    graph: { icon: 'graph', label: 'Call graph' },
    events: { icon: 'events', label: 'Events' },
  };
