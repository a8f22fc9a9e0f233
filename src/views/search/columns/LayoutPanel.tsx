import type { ReactNode } from 'react';
import { formatCount, type ResultKeys } from '../../../core';
import { ColumnChoice } from '../../../pieces/columns/ColumnChoice';
import { setPreferences, usePreferences } from '../../../state/prefs/preferences';
import { useResultKeys } from '../../../state/query/useResults';
import type { Choice } from '../../../ui/Combobox';
import { FormButtons } from '../../../ui/FormButtons';
import { Icon } from '../../../ui/Icon';
import { Popover } from '../../../ui/Popover';
import { tracesWord } from '../words';
import classes from './columns.module.css';
import { columnLabel, summaryColumns, usualColumns } from './ListColumn';
import type { ListLayout } from './useListLayout';

const densities = [
  { value: 'comfortable', text: 'Comfortable' },
  { value: 'compact', text: 'Compact' },
] as const;
const starts = [
  { value: 'style', text: 'As all times', title: 'As the settings say' },
  { value: 'clock', text: 'Clock' },
  { value: 'ago', text: 'How long ago' },
] as const;

/** What can be a column: what summaries say, then what is on the spans, those of most traces first. */
function choicesOf(about: ResultKeys | undefined): readonly Choice[] {
  return [
    ...summaryColumns.map((key) => ({ value: key, label: columnLabel(key), detail: 'built in' })),
    ...(about?.keys ?? []).map(({ key, isBuiltin, traces, distinct }) => ({
      value: key,
      label: columnLabel(key),
      detail: isBuiltin
        ? 'built in'
        : `${tracesWord(traces)}, ${formatCount(distinct)} ${distinct === 1 ? 'value' : 'values'}`,
    })),
  ];
}

interface LayoutPanelProps {
  readonly results: number | undefined;
  readonly layout: ListLayout;
  /** What there is to say where tags are not known. */
  readonly spanReading: ReactNode;
}

/** Which columns the list has and in which order, how dense it is, and how it says when a trace began. All of it is kept. */
export function LayoutPanel(props: LayoutPanelProps) {
  return (
    <Popover
      label="Columns and rows of the list"
      title="Columns and rows of the list"
      look="quiet"
      panelClass={classes['panel']}
      buttonClass={classes['button']}
      button={
        <>
          <Icon name="columns" />
          <span className="visually-hidden">Columns</span>
        </>
      }
    >
      {() => <Choices {...props} />}
    </Popover>
  );
}

function Choices({ results, layout, spanReading }: LayoutPanelProps) {
  const { resultDensity, resultStart } = usePreferences();
  const { data: about, error } = useResultKeys(results);
  const shown = new Set(layout.columns.map(({ key }) => key));
  return (
    <>
      <ColumnChoice
        choices={choicesOf(about)}
        hint={error ? 'the tags could not be read' : undefined}
        placeholder="Tag or built-in"
        keys={layout.keys}
        usual={usualColumns}
        labelOf={columnLabel}
        noteOf={(key) => (shown.has(key) ? undefined : 'nothing here')}
        onChange={layout.setColumns}
      />
      {spanReading}
      <div className={classes['line']}>
        <span aria-hidden="true">Rows</span>
        <FormButtons
          label="Rows"
          value={resultDensity}
          options={densities}
          onChange={(next) => {
            setPreferences({ resultDensity: next });
          }}
        />
      </div>
      <div className={classes['line']}>
        <span aria-hidden="true">Start</span>
        <FormButtons
          label="Start"
          value={resultStart}
          options={starts}
          onChange={(next) => {
            setPreferences({ resultStart: next });
          }}
        />
      </div>
    </>
  );
}
