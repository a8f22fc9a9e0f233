import { useRef, useState } from 'react';
import { builtins, openKeyAt, usualLabel, visibleText } from '../../../../core';
import { longestLabel, setPreferences, usePreferences } from '../../../../state/prefs/preferences';
import { useAttributeKeys } from '../../../../state/query/useAttributes';
import { Button } from '../../../../ui/Button';
import { Combobox, type Choice } from '../../../../ui/Combobox';
import type { TraceView } from '../../useTraceView';
import classes from './choice.module.css';

/** Labels that many want. The last one is begun: its key is for the reader to choose. */
const presets = [
  { label: 'Service and operation', template: usualLabel },
  { label: 'Operation only', template: '{name}' },
  { label: 'Operation, then …', template: '{name} {' },
] as const;

/** The label of rows: a template with the keys of values in braces. */
export function LabelChoice({ view: { open, address, change } }: { readonly view: TraceView }) {
  const field = useRef<HTMLInputElement>(null);
  const preferred = usePreferences((preferences) => preferences.rowLabel);
  const { data: attributeKeys = [] } = useAttributeKeys(open);
  const [template, setTemplate] = useState(address.rowLabel || preferred || usualLabel);
  const write = (next: string) => {
    const stated = next.slice(0, longestLabel).toWellFormed();
    const rowLabel = stated.trim() === usualLabel ? '' : stated;
    setTemplate(stated);
    setPreferences({ rowLabel });
    change({ rowLabel }, 'settle');
  };
  const keys: readonly Choice[] = [
    ...builtins.map(({ key, label }) => ({ value: key, label: key, detail: label })),
    ...attributeKeys.map(({ key }) => ({ value: key, label: visibleText(key.slice(0, 120)) })),
  ];
  return (
    <>
      <Combobox
        label="Label of the rows"
        hint="keys in braces"
        placeholder={usualLabel}
        inputRef={field}
        value={template}
        onChange={write}
        choices={(text, caret) => {
          const wanted = openKeyAt(text, caret)?.text.trim().toLowerCase();
          return wanted === undefined
            ? []
            : keys.filter(({ value }) => !/[{}]/u.test(value) && value.toLowerCase().includes(wanted));
        }}
        pick={({ value }, text, caret) => {
          const from = openKeyAt(text, caret)?.from ?? caret;
          const begun = `${text.slice(0, from)}${value}}`;
          const rest = text.slice(caret).replace(/^[^{}\s]*\}/u, '');
          return { text: begun + rest, caret: begun.length, more: false };
        }}
      />
      <div className={classes['presets']} role="group" aria-label="Usual labels">
        {presets.map(({ label, template: preset }) => (
          <Button
            key={label}
            aria-pressed={template === preset}
            onClick={() => {
              write(preset);
              if (preset.endsWith('{')) field.current?.focus();
            }}
          >
            {label}
          </Button>
        ))}
      </div>
    </>
  );
}
