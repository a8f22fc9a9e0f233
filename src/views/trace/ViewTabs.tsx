import { useRef } from 'react';
import { traceViews, type TraceViewName } from '../../state/url/trace/viewParts';
import { Icon } from '../../ui/Icon';
import { useShortcuts } from '../../ui/shortcuts';
import classes from './TracePage.module.css';
import { viewFaces } from './viewFaces';

export const tabId = (view: TraceViewName) => `tab-${view}`;
export const panelId = 'trace-view';

/** Which view of the trace is shown. Arrow keys move between the tabs; their numbers work everywhere. */
export function ViewTabs({
  view,
  onChange,
}: {
  readonly view: TraceViewName;
  readonly onChange: (view: TraceViewName) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  useShortcuts(
    traceViews.map((name, at) => ({
      keys: String(at + 1),
      does: viewFaces[name].label,
      group: 'Views',
      run: () => {
        onChange(name);
      },
    })),
  );
  return (
    <div
      ref={list}
      role="tablist"
      aria-label="Views of the trace"
      tabIndex={-1}
      className={classes['tabs']}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
        if (by === 0) return;
        event.preventDefault();
        const to = (traceViews.indexOf(view) + by + traceViews.length) % traceViews.length;
        onChange(traceViews[to] ?? view);
        const tab = list.current?.children[to];
        if (tab instanceof HTMLElement) tab.focus();
      }}
    >
      {traceViews.map((name, at) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={tabId(name)}
          aria-selected={name === view}
          aria-controls={panelId}
          tabIndex={name === view ? 0 : -1}
          title={`${viewFaces[name].label} (${String(at + 1)})`}
          className={classes['tab']}
          onClick={() => {
            onChange(name);
          }}
        >
          <Icon name={viewFaces[name].icon} size={14} />
          {viewFaces[name].label}
        </button>
      ))}
    </div>
  );
}
