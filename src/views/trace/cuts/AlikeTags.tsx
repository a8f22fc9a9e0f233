import { useRef, useState } from 'react';
import { formatCount, visibleText } from '../../../core';
import { useAttributeKeys } from '../../../state/query/useAttributes';
import { mostAlike } from '../../../state/url/trace/rowParts';
import { IconButton } from '../../../ui/Button';
import { Combobox } from '../../../ui/Combobox';
import type { TraceView } from '../useTraceView';
import classes from './RowsMenu.module.css';

const nameOf = (key: string) => visibleText(key.slice(0, 80));

/** Tags that siblings must also share to stand as one row. */
export function AlikeTags({ view: { open, address, change } }: { readonly view: TraceView }) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const { data: attributeKeys = [], error } = useAttributeKeys(open);
  const { alikeKeys: keys } = address;
  const put = (alikeKeys: readonly string[]) => {
    // Groups are others now: those that were opened are no more.
    const openRows = address.openRows.filter(({ what }) => what !== 'group');
    change({ alikeKeys, openRows }, 'replace');
  };
  return (
    <>
      {keys.length < mostAlike && (
        <Combobox
          label="Alike in a tag too"
          hint={error ? 'the tags could not be read' : 'beside service and operation'}
          placeholder="Tag"
          inputRef={field}
          value={text}
          onChange={setText}
          choices={(typed, _, isTyped) => {
            const wanted = isTyped ? typed.trim().toLowerCase() : '';
            return attributeKeys
              .filter(({ key }) => !keys.includes(key) && key.toLowerCase().includes(wanted))
              .map(({ key, distinct }) => ({
                value: key,
                label: nameOf(key),
                detail: `${formatCount(distinct)} ${distinct === 1 ? 'value' : 'values'}`,
              }));
          }}
          pick={({ value }) => {
            put([...keys, value]);
            return { text: '', caret: 0, more: false };
          }}
        />
      )}
      {keys.length > 0 && (
        <ul className={classes['alike']} aria-label="Tags that siblings share">
          {keys.map((key) => (
            <li key={key} className={classes['alikeTag']}>
              <bdi>{nameOf(key)}</bdi>
              <IconButton
                icon="close"
                label={`Group whatever ${nameOf(key)} is`}
                onClick={() => {
                  put(keys.filter((other) => other !== key));
                  // The button goes with its tag.
                  field.current?.focus();
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
