import { useRef, useState } from 'react';
import { builtins, openKeyAt, usualLabel, visibleText } from '../../../../core';
import { longestLabel, setPreferences, usePreferences } from '../../../../state/prefs/preferences';
import { useAttributeKeys } from '../../../../state/query/useAttributes';
import type { ServiceLabel } from '../../../../state/url/trace/rowParts';
import { Button } from '../../../../ui/Button';
import { Choice } from '../../../../ui/Choice';
import { Combobox, type Choice as Key } from '../../../../ui/Combobox';
import type { TraceView } from '../../useTraceView';
import classes from './choice.module.css';

const mostServices = 200;

/** Labels that many want. The last one is begun: its key is for the reader to choose. */
const presets = [
  { label: 'Service and operation', template: usualLabel },
  { label: 'Operation only', template: '{name}' },
  { label: 'Operation, then …', template: '{name} {' },
] as const;

/** The label of rows, of all or of one service: a template with the keys of values in braces. */
export function LabelChoice({ view: { open, address, change } }: { readonly view: TraceView }) {
  const field = useRef<HTMLInputElement>(null);
  const preferred = usePreferences((preferences) => preferences.rowLabel);
  const { data: attributeKeys = [] } = useAttributeKeys(open);
  const preferredOfServices = usePreferences((preferences) => preferences.serviceLabels);
  const isStated = address.rowLabel !== '' || address.serviceLabels.length > 0;
  const general = isStated ? address.rowLabel : preferred;
  const ofServices = isStated ? address.serviceLabels : preferredOfServices;
  /** The service whose rows the label is of; '' = of all that have none of their own. */
  const [service, setService] = useState('');
  const ownOf = (name: string) => ofServices.find((one) => one.service === name)?.label;
  const [template, setTemplate] = useState(general || usualLabel);
  const write = (next: string) => {
    const stated = next.slice(0, longestLabel).toWellFormed();
    setTemplate(stated);
    if (service !== '') {
      const withOwn = (labels: readonly ServiceLabel[]) => [
        ...labels.filter((one) => one.service !== service),
        ...(stated.trim() === '' ? [] : [{ service, label: stated }]),
      ];
      setPreferences({ serviceLabels: withOwn(preferredOfServices) });
      change({ rowLabel: general, serviceLabels: withOwn(ofServices) }, 'settle');
      return;
    }
    const rowLabel = stated.trim() === usualLabel ? '' : stated;
    setPreferences({ rowLabel });
    change({ rowLabel, serviceLabels: ofServices }, 'settle');
  };
  const services = open.trace.services
    .filter((name) => name !== '' && name.length <= 256)
    .sort()
    .slice(0, mostServices);
  const keys: readonly Key[] = [
    ...builtins.map(({ key, label }) => ({ value: key, label: key, detail: label })),
    ...attributeKeys.map(({ key }) => ({ value: key, label: visibleText(key.slice(0, 120)) })),
  ];
  return (
    <>
      <Choice
        label="Rows of"
        value={service}
        options={[
          { value: '', text: 'all services' },
          ...services.map((name) => ({
            value: name,
            text: `${visibleText(name.slice(0, 80))}${ownOf(name) === undefined ? '' : ' (own label)'}`,
          })),
        ]}
        onChange={(name) => {
          setService(name);
          setTemplate(name === '' ? general || usualLabel : (ownOf(name) ?? ''));
        }}
      />
      <Combobox
        label="Label of the rows"
        hint="keys in braces"
        placeholder={service === '' ? usualLabel : 'as those of all services'}
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
