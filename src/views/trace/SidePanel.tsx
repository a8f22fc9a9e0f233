import type { SpanIndex } from '../../core';
import { setPreferences, usePreferences } from '../../state/prefs/preferences';
import { PaneDivider } from '../../ui/PaneDivider';
import { SpanDetailPanel } from './detail/SpanDetailPanel';
import classes from './TracePage.module.css';
import type { TraceView } from './useTraceView';
import { ViewBoundary } from './ViewBoundary';

const narrowest = 240;
const widest = 1200;

/** The selected span's detail beside the timeline. */
export function SidePanel({ view, span }: { readonly view: TraceView; readonly span: SpanIndex }) {
  const width = usePreferences((preferences) => preferences.sidePanel);
  return (
    <aside className={classes['side']} style={{ width }} aria-label="Detail of the selected span">
      <PaneDivider
        label="Width of the detail panel"
        className={classes['sideDivider']}
        value={width}
        min={narrowest}
        max={widest}
        side="right"
        onChange={(sidePanel) => {
          setPreferences({ sidePanel });
        }}
      />
      <div className={classes['sideBody']}>
        <ViewBoundary key={span}>
          <SpanDetailPanel
            open={view.open}
            span={span}
            placement="right"
            onClose={() => {
              view.closeDetail(span);
            }}
            onSelect={view.select}
          />
        </ViewBoundary>
      </div>
    </aside>
  );
}
