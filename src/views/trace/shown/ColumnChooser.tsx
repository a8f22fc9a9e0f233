import { builtins, columnLabel, formatCount, visibleText, type AttributeKey } from '../../../core';
import { ColumnChoice } from '../../../pieces/columns/ColumnChoice';
import { useAttributeKeys } from '../../../state/query/useAttributes';
import type { Choice } from '../../../ui/Combobox';
import { Icon } from '../../../ui/Icon';
import { Popover } from '../../../ui/Popover';
import type { OpenTrace } from '../../../worker/TraceEngine';
import classes from './columnChooser.module.css';

const keyChoice = ({ key, spans }: AttributeKey): Choice => ({
  value: key,
  label: visibleText(key.slice(0, 120)),
  detail: `${formatCount(spans)} ${spans === 1 ? 'span' : 'spans'}`,
});

interface SpanColumnChoiceProps {
  readonly open: OpenTrace;
  readonly keys: readonly string[];
  /** Columns that nobody chose; [] = there need not be any. */
  readonly usual: readonly string[];
  readonly onChange: (keys: readonly string[]) => void;
}

/** The choice of columns out of the built-ins and the tags of a trace. */
export function SpanColumnChoice({ open, ...rest }: SpanColumnChoiceProps) {
  const { data: attributeKeys = [], error } = useAttributeKeys(open);
  return (
    <ColumnChoice
      {...rest}
      choices={[
        ...builtins.map(({ key, label }) => ({ value: key, label, detail: 'built in' })),
        ...attributeKeys.map(keyChoice),
      ]}
      hint={error ? 'the tags could not be read' : undefined}
      placeholder="Tag or built-in"
      labelOf={(key) => visibleText(columnLabel(key).slice(0, 80))}
    />
  );
}

/** Which columns the span table has, and in which order. */
export function ColumnChooser(props: SpanColumnChoiceProps) {
  return (
    <Popover
      label="Columns of the table"
      panelClass={classes['chooser']}
      button={
        <>
          <Icon name="columns" size={14} /> Columns
        </>
      }
    >
      {() => <SpanColumnChoice {...props} />}
    </Popover>
  );
}
