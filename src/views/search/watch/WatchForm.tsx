import { useState, type ReactNode } from 'react';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { TextField } from '../../../ui/Field';
import { announce } from '../../../ui/announce';
import type { Watch } from '../../../state/watch/watches';
import { lookbackWords } from '../../../pieces/lookbackWords';
import {
  leastLabels,
  readWatchDraft,
  watchLimits,
  watchLookbacks,
  type WatchDraft,
  type WatchFault,
} from './watchDraft';
import classes from './watchForm.module.css';

const kinds = [
  { value: 'errors', text: 'Traces with errors' },
  { value: 'error-share', text: 'Share of traces with errors' },
  { value: 'duration', text: 'A long trace' },
  { value: 'p95', text: 'p95 against its own last hour' },
] as const;

/** What a search is watched for. `raw` is the search; `onSave` is given what was filled in. */
export function WatchForm({
  initial,
  raw,
  save,
  onSave,
  onCancel,
  preview,
}: {
  readonly initial: WatchDraft;
  readonly raw: string;
  /** Text of the button that saves. */
  readonly save: string;
  readonly onSave: (watch: Pick<Watch, 'name' | 'raw' | 'rule'>) => void;
  readonly onCancel?: () => void;
  /** What the rule says of traces that are at hand. */
  readonly preview?: (rule: Watch['rule']) => ReactNode;
}) {
  const [draft, setDraft] = useState(initial);
  const [fault, setFault] = useState<WatchFault>();
  const change = (part: Partial<WatchDraft>) => {
    setFault(undefined);
    setDraft((before) => ({ ...before, ...part }));
  };
  const faultOf = (field: WatchFault['field']) => (fault?.field === field ? fault.reason : undefined);
  const read = readWatchDraft(draft, raw);
  const { label, hint } = leastLabels[draft.kind];
  return (
    <form
      className={classes['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if ('watch' in read) {
          onSave(read.watch);
          return;
        }
        setFault(read.fault);
        announce(`Not saved: ${read.fault.reason}`);
        event.currentTarget.querySelector<HTMLElement>(`[name="${read.fault.field}"]`)?.focus();
      }}
    >
      <TextField
        label="Name"
        name="name"
        value={draft.name}
        maxLength={200}
        fault={faultOf('name')}
        onChange={(event) => {
          change({ name: event.target.value });
        }}
      />
      <Choice
        label="Fires on"
        value={draft.kind}
        options={kinds}
        onChange={(kind) => {
          change({ kind });
        }}
      />
      <TextField
        label={label}
        hint={hint}
        name="least"
        value={draft.least[draft.kind]}
        fault={faultOf('least')}
        onChange={(event) => {
          change({ least: { ...draft.least, [draft.kind]: event.target.value } });
        }}
      />
      <div className={classes['line']}>
        <Choice
          label="Of"
          value={draft.lookback}
          options={watchLookbacks.map((value) => ({ value, text: lookbackWords(value) }))}
          onChange={(lookback) => {
            change({ lookback });
          }}
        />
        <Choice
          label="At most the newest"
          value={draft.limit}
          options={watchLimits.map((limit) => ({ value: String(limit), text: String(limit) }))}
          onChange={(limit) => {
            change({ limit });
          }}
        />
      </div>
      {preview && 'watch' in read && <p className={classes['hint']}>{preview(read.watch.rule)}</p>}
      <div className={classes['line']}>
        <Button type="submit" look="primary">
          {save}
        </Button>
        {onCancel && <Button onClick={onCancel}>Cancel</Button>}
      </div>
    </form>
  );
}
