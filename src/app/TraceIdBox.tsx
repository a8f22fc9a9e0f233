import { useId, useState, type SyntheticEvent } from 'react';
import { normaliseTraceId } from '../core';
import { go, tracePlace } from '../state/url/place';
import { Icon } from '../ui/Icon';
import classes from './TraceIdBox.module.css';

/** Opens a trace by its id, from every page. Takes any case, blanks, 0x and dashes. */
export function TraceIdBox() {
  const id = useId();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const open = (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    const traceId = normaliseTraceId(text);
    if (traceId === undefined) {
      setFault('A trace id is 1 to 32 hexadecimal digits');
      return;
    }
    setText('');
    go(tracePlace(traceId));
  };
  return (
    <form className={classes['form']} role="search" aria-label="Open a trace by its id" onSubmit={open}>
      <Icon name="search" size={14} />
      <input
        className={classes['input']}
        aria-label="Trace ID"
        placeholder="Trace ID"
        autoComplete="off"
        spellCheck={false}
        value={text}
        aria-invalid={fault !== undefined || undefined}
        aria-describedby={fault === undefined ? undefined : id}
        onChange={(event) => {
          setText(event.target.value);
          setFault(undefined);
        }}
      />
      {fault !== undefined && (
        <span id={id} role="alert" className={classes['fault']}>
          {fault}
        </span>
      )}
    </form>
  );
}
