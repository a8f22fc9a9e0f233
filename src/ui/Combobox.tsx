import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { announce } from './announce';
import classes from './Combobox.module.css';
import { cx } from './cx';
import { Field } from './Field';
import { Icon } from './Icon';

/** One line of the list of a combobox. */
export interface Choice {
  readonly value: string;
  /** What is shown for it; default the value. */
  readonly label?: string;
  readonly detail?: string;
}

interface ComboboxProps<C extends Choice> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly fault?: string | undefined;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Choices for a text. `typed` is false when the list was opened without typing: then all of them are wanted. */
  readonly choices: (text: string, caret: number, typed: boolean) => readonly C[];
  /** What a choice makes of the text; `more` keeps the list open. Default: the text becomes the choice's value. */
  readonly pick?: (
    choice: C,
    text: string,
    caret: number,
  ) => { readonly text: string; readonly caret: number; readonly more: boolean };
  /** Told for which text and place choices are wanted, where they have to be fetched. */
  readonly onAsk?: ((text: string, caret: number) => void) | undefined;
  /** The whole text is selected on focus, so that typing replaces it. */
  readonly replaces?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** Rows that the list holds at most; the rest is reached by typing. */
const mostShown = 200;

interface Opened {
  readonly typed: boolean;
  readonly active: number;
  readonly caret: number;
}

/**
 * A text field with a list of choices (ARIA combobox with list autocompletion). Any text may be typed, also one that is
 * not in the list. The list opens by typing, by a click or by ↓; Enter takes the marked choice, Escape closes.
 */
export function Combobox<C extends Choice>(props: ComboboxProps<C>) {
  const {
    label,
    hint,
    fault,
    placeholder,
    value,
    onChange,
    choices,
    pick,
    onAsk,
    replaces = false,
    inputRef,
  } = props;
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const caretWanted = useRef<number>(undefined);
  const [opened, setOpened] = useState<Opened>();
  const all = opened ? choices(value, opened.caret, opened.typed) : [];
  const shown = all.slice(0, mostShown);
  const isOpen = opened !== undefined && shown.length > 0;
  const active = isOpen && opened.active < shown.length ? opened.active : -1;

  useLayoutEffect(() => {
    if (caretWanted.current === undefined) return;
    input.current?.setSelectionRange(caretWanted.current, caretWanted.current);
    caretWanted.current = undefined;
  });

  useLayoutEffect(() => {
    const popup = list.current;
    const field = input.current;
    if (!isOpen || !popup || !field) return;
    popup.showPopover();
    const place = field.getBoundingClientRect();
    const below = window.innerHeight - place.bottom;
    const isAbove = below < 180 && place.top > below;
    popup.style.left = `${String(place.left)}px`;
    popup.style.minWidth = `${String(place.width)}px`;
    popup.style.maxWidth = `${String(Math.max(place.width, window.innerWidth - place.left - 8))}px`;
    popup.style.maxHeight = `${String(Math.min(320, (isAbove ? place.top : below) - 12))}px`;
    popup.style.top = isAbove ? 'auto' : `${String(place.bottom + 4)}px`;
    popup.style.bottom = isAbove ? `${String(window.innerHeight - place.top + 4)}px` : 'auto';
    const close = (event: Event) => {
      if (event.target instanceof Node && popup.contains(event.target)) return;
      setOpened(undefined);
    };
    window.addEventListener('scroll', close, true);
    window.addEventListener('resize', close);
    return () => {
      window.removeEventListener('scroll', close, true);
      window.removeEventListener('resize', close);
    };
  }, [isOpen]);

  useEffect(() => {
    if (active >= 0) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const caret = () => input.current?.selectionStart ?? value.length;
  const open = (typed: boolean, text = value) => {
    onAsk?.(text, caret());
    const found = choices(text, caret(), typed);
    setOpened({
      typed,
      active: typed ? -1 : found.findIndex((choice) => choice.value === text),
      caret: caret(),
    });
    if (typed && !onAsk) announce(found.length === 0 ? 'No choices' : `${String(found.length)} choices`);
  };
  const take = (choice: C) => {
    const next = pick?.(choice, value, caret()) ?? {
      text: choice.value,
      caret: choice.value.length,
      more: false,
    };
    caretWanted.current = next.caret;
    onChange(next.text);
    if (next.more) onAsk?.(next.text, next.caret);
    setOpened(next.more ? { typed: true, active: -1, caret: next.caret } : undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) open(false);
      else {
        const step = event.key === 'ArrowDown' ? 1 : -1;
        const start = active < 0 && step < 0 ? 0 : active;
        setOpened({ ...opened, active: (start + step + shown.length) % shown.length });
      }
    } else if (event.key === 'Enter' && active >= 0) {
      const choice = shown[active];
      event.preventDefault();
      if (choice) take(choice);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      setOpened(undefined);
    } else if (event.key === 'Enter' || event.key === 'Tab') setOpened(undefined);
  };

  return (
    <Field label={label} hint={hint} fault={fault}>
      {({ id, describedBy, invalid }) => (
        <div className={classes['box']}>
          <input
            ref={(element) => {
              input.current = element;
              if (typeof inputRef === 'function') inputRef(element);
              else if (inputRef) inputRef.current = element;
            }}
            id={id}
            className={classes['input']}
            role="combobox"
            aria-expanded={isOpen}
            aria-controls={isOpen ? listId : undefined}
            aria-autocomplete="list"
            aria-activedescendant={active >= 0 ? `${listId}-${String(active)}` : undefined}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            autoComplete="off"
            spellCheck={false}
            placeholder={placeholder}
            value={value}
            onChange={(event) => {
              onChange(event.target.value);
              open(true, event.target.value);
            }}
            onFocus={(event) => {
              if (replaces) event.target.select();
            }}
            onClick={() => {
              if (!isOpen) open(false);
            }}
            onBlur={() => {
              setOpened(undefined);
            }}
            onKeyDown={onKeyDown}
          />
          <span className={classes['arrow']}>
            <Icon name="chevron-down" size={12} />
          </span>
          {isOpen && (
            // The list never has the focus: the field names the marked line by aria-activedescendant.
            <div
              ref={list}
              id={listId}
              popover="manual"
              role="listbox"
              aria-label={label}
              className={classes['list']}
            >
              {shown.map((choice, at) => (
                <button
                  key={choice.value}
                  type="button"
                  tabIndex={-1}
                  id={`${listId}-${String(at)}`}
                  role="option"
                  aria-selected={at === active}
                  className={cx(classes['choice'], at === active && classes['active'])}
                  onPointerDown={(event) => {
                    event.preventDefault();
                  }}
                  onClick={() => {
                    take(choice);
                  }}
                >
                  <span className={classes['name']}>{choice.label ?? choice.value}</span>
                  {choice.detail !== undefined && choice.detail !== '' && (
                    <span className={classes['detail']}>{choice.detail}</span>
                  )}
                </button>
              ))}
              {all.length > shown.length && (
                <div role="presentation" className={classes['rest']}>
                  {all.length - shown.length} more: type to narrow
                </div>
              )}
            </div>
          )}
        </div>
      )}
    </Field>
  );
}
