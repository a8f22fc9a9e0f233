import { setPreferences, usePreferences } from '../../../../state/prefs/preferences';
import { SpanColumnChoice } from '../../shown/ColumnChooser';
import type { TraceView } from '../../useTraceView';
import classes from './choice.module.css';
import { LabelChoice } from './LabelChoice';

const noColumns: readonly string[] = [];

/** What rows show beside their bars: the label, pills, columns. */
export function RowPanel({ view, leftOut }: { readonly view: TraceView; readonly leftOut: number }) {
  const { open, address, change } = view;
  const rowPills = usePreferences((preferences) => preferences.rowPills);
  return (
    <>
      <LabelChoice view={view} />
      <label className={classes['check']}>
        <input
          type="checkbox"
          checked={rowPills}
          onChange={(event) => {
            setPreferences({ rowPills: event.target.checked });
          }}
        />
        Pills and icons: status, method, system, kind
      </label>
      <SpanColumnChoice
        open={open}
        keys={address.timelineColumns}
        usual={noColumns}
        onChange={(timelineColumns) => {
          change({ timelineColumns }, 'replace');
        }}
      />
      {address.timelineColumns.length > 0 && (
        <label className={classes['check']}>
          <input
            type="checkbox"
            checked={address.columnsRight}
            onChange={(event) => {
              change({ columnsRight: event.target.checked }, 'replace');
            }}
          />
          Columns at the right of the bars
        </label>
      )}
      {leftOut > 0 && (
        <p className={classes['note']}>
          {leftOut === 1 ? 'The last column has' : `The last ${String(leftOut)} columns have`} no room: narrow
          the name column or others.
        </p>
      )}
    </>
  );
}
