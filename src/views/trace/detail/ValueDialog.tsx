import { useMemo, useState } from 'react';
import { attributeJson, attributeText, formatBytes, type Attribute } from '../../../core';
import { spokenKey } from '../../../pieces/AttributeRow';
import { FoldableText } from '../../../pieces/text/FoldableText';
import { LongText } from '../../../pieces/text/LongText';
import { prettyJson } from '../../../pieces/text/prettyJson';
import { looksLikeSql, sqlLines } from '../../../pieces/text/sqlLines';
import { Button } from '../../../ui/Button';
import { CopyButton } from '../../../ui/CopyButton';
import { Dialog } from '../../../ui/Dialog';
import { saveFile } from '../../../ui/saveFile';
import classes from './valueDialog.module.css';

const sentLimit = { length: 100_000, lines: 2000 };

/** A text in the forms that suit it; the one that reads best first. */
function formsOf({ value }: Attribute) {
  const text = attributeText(value);
  const json = value.type === 'map' || value.type === 'array' ? attributeJson(value, 2) : prettyJson(text);
  if (json !== undefined) return { text, forms: [['json', 'JSON', json] as const] };
  if (looksLikeSql(text)) return { text, forms: [['sql', 'SQL', sqlLines(text)] as const] };
  return { text, forms: [] };
}

/** A value of an attribute on the whole screen: formatted or as it was sent, wrapped or not; to copy or to save. */
export function ValueDialog({
  attribute,
  onClose,
}: {
  readonly attribute: Attribute;
  readonly onClose: () => void;
}) {
  const { text, forms } = useMemo(() => formsOf(attribute), [attribute]);
  const [form, setForm] = useState<string>(forms[0]?.[0] ?? 'sent');
  const [wraps, setWraps] = useState(true);
  const chosen = forms.find(([name]) => name === form);
  const shown = chosen?.[2] ?? text;
  return (
    <Dialog title={spokenKey(attribute.key)} open wide onClose={onClose}>
      <div className={classes['tools']}>
        {forms.length > 0 &&
          [...forms, ['sent', 'As sent', text] as const].map(([name, label]) => (
            <Button
              key={name}
              look={form === name ? 'plain' : 'quiet'}
              aria-pressed={form === name}
              onClick={() => {
                setForm(name);
              }}
            >
              {label}
            </Button>
          ))}
        <label className={classes['wrap']}>
          <input
            type="checkbox"
            checked={wraps}
            onChange={(event) => {
              setWraps(event.target.checked);
            }}
          />
          Wrap lines
        </label>
        <span className={classes['size']}>{formatBytes(new Blob([text]).size)}</span>
        <CopyButton text={shown} label="Copy what is shown" />
        <Button
          onClick={() => {
            saveFile(form === 'json' ? 'value.json' : 'value.txt', shown, 'text/plain;charset=utf-8');
          }}
        >
          Save
        </Button>
      </div>
      <div className={classes['text']} data-wraps={wraps || undefined}>
        {form === 'json' ? <FoldableText text={shown} /> : <LongText text={shown} limit={sentLimit} />}
      </div>
    </Dialog>
  );
}
