import { SpanStatus, statusText, type SpanIndex } from '../../../../core';
import { setPreferences, usePreferences } from '../../../../state/prefs/preferences';
import { Icon } from '../../../../ui/Icon';
import { PaneDivider } from '../../../../ui/PaneDivider';
import { ValueText } from '../../shown/ValueText';
import classes from './columns.module.css';
import type { RowExtras } from './RowExtras';
import { usualWidth, widthName } from './useRowColumns';

const errorText = statusText(SpanStatus.error);
const narrowest = 48;
const widest = 600;

/** The heads of the columns, each with the line that changes its width. */
export function ColumnHeads({ extras }: { readonly extras: RowExtras }) {
  const stored = usePreferences((preferences) => preferences.columnWidths);
  const resize = (key: string, width: number) => {
    setPreferences({ columnWidths: { ...stored, [widthName(key)]: width } });
  };
  return (
    <div className={classes['heads']} data-right={extras.columnsRight || undefined}>
      {extras.columns.map(({ key, label, offset, width, isNumeric }) => (
        <div
          key={key}
          role="columnheader"
          aria-label={label}
          className={classes['head']}
          data-end={isNumeric || undefined}
          style={{ left: offset, width }}
          title={label}
        >
          <bdi>{label}</bdi>
          <PaneDivider
            label={`Width of the column ${label}`}
            className={classes['divider']}
            value={width}
            min={narrowest}
            max={widest}
            side="left"
            onChange={(next) => {
              resize(key, next);
            }}
            onReset={() => {
              resize(key, usualWidth(key, isNumeric));
            }}
          />
        </div>
      ))}
    </div>
  );
}

/** The values of one span in the columns. */
export function RowCells({ extras, span }: { readonly extras: RowExtras; readonly span: SpanIndex }) {
  const { columns, columnsRight, nameWidth, width: all } = extras;
  return columns.map(({ key, offset, width, isNumeric, values }) => (
    <div
      key={key}
      role="gridcell"
      className={classes['cell']}
      data-end={isNumeric || undefined}
      style={columnsRight ? { right: all - offset - width, width } : { left: nameWidth + offset, width }}
    >
      {values === undefined ? (
        '…'
      ) : key === 'status' && values.texts[values.of[span] ?? -1] === errorText ? (
        <span className={classes['error']}>
          <Icon name="error" size={11} /> error
        </span>
      ) : (
        <ValueText column={values} span={span} />
      )}
    </div>
  ));
}
