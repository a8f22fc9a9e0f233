import type { RedactionAction } from '../../core';
import { Choice } from '../../ui/Choice';
import { TextField } from '../../ui/Field';
import classes from './export.module.css';
import { patternFault, useRedactionDraft } from './redactionDraft';

const actions: readonly { readonly value: RedactionAction; readonly text: string }[] = [
  { value: 'hash', text: 'a hash, the same for equal values' },
  { value: 'mask', text: '***' },
  { value: 'drop', text: 'nothing' },
];

function Preset({
  label,
  hint,
  checked,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <label className={classes['option']}>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
      <span>
        {label}
        <span className={classes['hint']}>{hint}</span>
      </span>
    </label>
  );
}

/** What of the traces is not handed on. */
export function RedactionFields() {
  const draft = useRedactionDraft();
  const change = useRedactionDraft.setState;
  return (
    <fieldset className={classes['part']}>
      <legend>Leave out</legend>
      <div className={classes['options']}>
        <Preset
          label="Likely secrets"
          hint="authorization, cookies, passwords, tokens, API keys; and credentials inside of texts"
          checked={draft.secrets}
          onChange={(secrets) => {
            change({ secrets });
          }}
        />
        <Preset
          label="Likely about persons"
          hint="e-mail and IP addresses, names and ids of users, phones, numbers of cards"
          checked={draft.persons}
          onChange={(persons) => {
            change({ persons });
          }}
        />
      </div>
      <div className={classes['fields']}>
        <TextField
          label="Also the keys"
          hint="words, with commas"
          placeholder="order id, tenant"
          value={draft.keys}
          onChange={(event) => {
            change({ keys: event.target.value });
          }}
        />
        <TextField
          label="Also texts that have"
          hint="a pattern"
          placeholder="INV-\d+"
          value={draft.pattern}
          fault={patternFault(draft.pattern)}
          onChange={(event) => {
            change({ pattern: event.target.value });
          }}
        />
      </div>
      <Choice
        label="Instead of a value"
        value={draft.action}
        options={actions}
        onChange={(action) => {
          change({ action });
        }}
      />
    </fieldset>
  );
}
