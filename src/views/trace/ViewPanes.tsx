import { useRef, type ReactNode } from 'react';
import { setPreferences, usePreferences } from '../../state/prefs/preferences';
import type { TraceViewName } from '../../state/url/trace/viewParts';
import { IconButton } from '../../ui/Button';
import { cx } from '../../ui/cx';
import { PaneDivider } from '../../ui/PaneDivider';
import { useSize } from '../../ui/useSize';
import type { Beside } from './useBeside';
import { ViewBoundary } from './ViewBoundary';
import classes from './ViewPanes.module.css';
import { panelId, tabId } from './ViewTabs';
import { viewFaces } from './viewFaces';

/** Least and greatest share of the first view. */
const least = 0.2;
const greatest = 0.8;

/** One view, or two that stand next to each other or one below the other, with a line between them that moves. */
export function ViewPanes({
  beside,
  children,
}: {
  readonly beside: Beside;
  readonly children: (view: TraceViewName) => ReactNode;
}) {
  const { view, shown, isBelow } = beside;
  const panes = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(panes);
  const share = usePreferences((preferences) => preferences.besideShare);
  const length = isBelow ? height : width;
  return (
    <div ref={panes} className={cx(classes['panes'], isBelow && classes['below'])}>
      <div
        className={classes['pane']}
        style={shown && { flexGrow: share }}
        role="tabpanel"
        id={panelId}
        aria-labelledby={tabId(view)}
      >
        <ViewBoundary key={view}>{children(view)}</ViewBoundary>
      </div>
      {shown && (
        <section
          className={cx(classes['pane'], classes['second'])}
          style={{ flexGrow: 1 - share }}
          aria-label={`${viewFaces[shown].label}, beside`}
        >
          <PaneDivider
            label="Share of the first view"
            className={classes['divider']}
            value={share * length}
            min={least * length}
            max={greatest * length}
            side={isBelow ? 'top' : 'left'}
            onChange={(first) => {
              setPreferences({ besideShare: Math.max(least, Math.min(greatest, first / length)) });
            }}
            onReset={() => {
              setPreferences({ besideShare: 0.5 });
            }}
          />
          <div className={classes['head']}>
            <span className={classes['title']}>{viewFaces[shown].label}</span>
            <IconButton
              icon="swap"
              label={`Make ${viewFaces[shown].label} the first view`}
              className={classes['control']}
              onClick={() => {
                beside.setView(shown);
              }}
            />
            <IconButton
              icon="close"
              label="Close the view beside"
              className={classes['control']}
              onClick={() => {
                beside.setBeside(undefined);
              }}
            />
          </div>
          <div className={classes['body']}>
            <ViewBoundary key={shown}>{children(shown)}</ViewBoundary>
          </div>
        </section>
      )}
    </div>
  );
}
