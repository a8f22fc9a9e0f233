import { useId, useRef, useState, type ClipboardEvent } from 'react';
import type { PasteReading } from '../../core';
import { onDemand } from '../../state/session/onDemand';
import { whileBusy } from '../../state/session/busy';
import { Icon } from '../../ui/Icon';
import classes from './TraceIdBox.module.css';
import type { PasteHelpKeys, PasteListState } from './PasteHelp';

const PasteHelp = onDemand(async () => (await import('./PasteHelp')).PasteHelp);

const closed: PasteListState = { list: undefined, active: undefined };
const plenty = 100_000;

/** A field drops the line breaks of what is pasted, and joins the words beside them. */
function onPaste(event: ClipboardEvent<HTMLInputElement>): void {
  const pasted = event.clipboardData.getData('text/plain');
  if (!/[\r\n]/.test(pasted)) return;
  event.preventDefault();
  const field = event.currentTarget;
  field.setRangeText(
    pasted.slice(0, plenty).replace(/\s*[\r\n]+\s*/g, '  '),
    field.selectionStart ?? 0,
    field.selectionEnd ?? 0,
    'end',
  );
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/**
 * Opens traces by whatever names them, from every page: ids in any form, headers, log lines, links (core's recogniseTraces). What was
 * recognised is shown below while one types.
 */
export function TraceIdBox() {
  const noteId = useId();
  const help = useRef<PasteHelpKeys>(null);
  const [text, setText] = useState('');
  const [helping, setHelping] = useState(false);
  const [list, setList] = useState(closed);
  const [fault, setFault] = useState('');
  const close = () => {
    setHelping(false);
    setList(closed);
  };
  const open = (chosen?: PasteReading) => {
    if (text.trim() === '') return;
    const opening = import('./openPasted').then(({ openPasted }) => {
      const why = openPasted(text, chosen);
      setFault(why ?? '');
      close();
      if (why === undefined) setText('');
    });
    void whileBusy(opening);
  };
  const hasHelp = helping && text.trim() !== '';
  return (
    <form
      className={classes['form']}
      role="search"
      aria-label="Open a trace by its id"
      onSubmit={(event) => {
        event.preventDefault();
        open(hasHelp ? help.current?.marked : undefined);
      }}
      onBlur={close}
    >
      <Icon name="search" size={14} />
      <input
        className={classes['input']}
        aria-label="Trace ID"
        placeholder="Trace ID, log line, header, link…"
        title="Trace ID in any form, several of them, traceparent and B3 headers, a log line, a link"
        autoComplete="off"
        spellCheck={false}
        maxLength={plenty}
        value={text}
        aria-invalid={fault !== '' || undefined}
        aria-controls={list.list}
        aria-activedescendant={list.active}
        aria-describedby={hasHelp || fault !== '' ? noteId : undefined}
        onPaste={onPaste}
        onChange={(event) => {
          setText(event.target.value);
          setFault('');
          setHelping(true);
        }}
        onKeyDown={(event) => {
          const by = new Map<string, 1 | -1>([
            ['ArrowDown', 1],
            ['ArrowUp', -1],
          ]).get(event.key);
          if (event.nativeEvent.isComposing) return;
          if (by !== undefined && hasHelp) help.current?.step(by);
          else if (by === 1 && text !== '') setHelping(true);
          else if (event.key === 'Escape' && hasHelp) close();
          else if (event.key === 'Escape' && text !== '') {
            setText('');
            setFault('');
          } else return;
          event.preventDefault();
        }}
      />
      {hasHelp && <PasteHelp text={text} noteId={noteId} keys={help} onList={setList} onOpen={open} />}
      {!hasHelp && fault !== '' && (
        <span id={noteId} role="alert" className={classes['fault']}>
          {fault}
        </span>
      )}
    </form>
  );
}
