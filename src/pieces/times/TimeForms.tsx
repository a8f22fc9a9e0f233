import { use, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import {
  durationForms,
  durationUnits,
  durationWriter,
  fixedUnits,
  formatSigned,
  timestampForms,
  type DurationUnit,
  type TimeForm,
} from '../../core';
import { ActionMenu, type MenuAction } from '../../ui/ActionMenu';
import { copyText } from '../../ui/copyText';
import { standingAt, type Standing, type TimeValue } from './standing';
import classes from './TimeForms.module.css';
import { TimesContext, type ReaderTimes } from './TimesContext';

/** Time that the pointer rests on a text before its forms show, and that it may take on the way to them, in ms. */
const showAfter = 300;
const hideAfter = 150;
const gap = 4;

interface Asked extends Standing {
  /** Shown under the pointer or at the focus; or to choose from, after a press. */
  readonly how: 'tip' | 'menu';
}

function formsOf(value: TimeValue, { zone, unit }: ReaderTimes): readonly TimeForm[] {
  if (value.kind === 'duration') return durationForms(value.value);
  const after = (value.after ?? []).map(({ name, by }) => ({
    name,
    text: formatSigned(by, durationWriter(unit)),
  }));
  return [...after, ...timestampForms(value.epoch, zone, BigInt(Date.now()) * 1_000_000n)];
}

/** Below the element, above where there is no room; inside the window. */
function place(anchor: HTMLElement, tip: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { clientWidth, clientHeight } = anchor.ownerDocument.documentElement;
  const { offsetWidth: width, offsetHeight: height } = tip;
  const isAbove = at.bottom + gap + height > clientHeight && at.top > height + gap;
  tip.style.left = `${String(Math.max(gap, Math.min(at.left, clientWidth - width - gap)))}px`;
  tip.style.top = `${String(isAbove ? at.top - gap - height : at.bottom + gap)}px`;
}

function Tip({
  element,
  forms,
  tipRef,
}: {
  readonly element: HTMLElement;
  readonly forms: readonly TimeForm[];
  readonly tipRef: RefObject<HTMLDivElement | null>;
}) {
  useLayoutEffect(() => {
    const tip = tipRef.current;
    if (!tip) return;
    tip.showPopover();
    place(element, tip);
    element.setAttribute('aria-describedby', tip.id);
    return () => {
      element.removeAttribute('aria-describedby');
    };
  }, [element, tipRef]);
  return (
    <div ref={tipRef} id="time-forms" role="tooltip" popover="manual" className={classes['tip']}>
      <dl>
        {forms.map(({ name, text }) => (
          <div key={name} className={classes['line']}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className={classes['hint']}>Press to copy one of these</p>
    </div>
  );
}

/**
 * The forms of every time on the page, one for all of them: shown under the pointer and at the focus (Escape puts them away), and at a
 * press to choose one that is copied, or the unit of all durations. `other` is a second window of this page.
 */
export function TimeForms({
  other,
  onUnit,
}: {
  readonly other: Window | undefined;
  readonly onUnit: (unit: DurationUnit) => void;
}) {
  const times = use(TimesContext);
  const [asked, setAsked] = useState<Asked>();
  const shown = useRef<Asked>(undefined);
  const tip = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (next: Asked | undefined) => {
      clearTimeout(timer);
      timer = undefined;
      shown.current = next;
      setAsked(next);
    };
    const showLater = (next: Asked | undefined, after: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        show(next);
      }, after);
    };
    const isTip = () => shown.current?.how === 'tip';
    const onOver = (event: PointerEvent) => {
      if (shown.current?.how === 'menu' || event.pointerType === 'touch') return;
      const found = standingAt(event);
      const stays =
        (found !== undefined && found.element === shown.current?.element) ||
        (tip.current !== null && event.composedPath().includes(tip.current));
      if (stays) clearTimeout(timer);
      else if (found) showLater({ ...found, how: 'tip' }, showAfter);
      else if (isTip()) showLater(undefined, hideAfter);
      else clearTimeout(timer);
    };
    const onFocus = (event: FocusEvent) => {
      const found = standingAt(event);
      if (found?.element.matches(':focus-visible') === true) show({ ...found, how: 'tip' });
      else if (isTip()) show(undefined);
    };
    const onClick = (event: MouseEvent) => {
      const found = standingAt(event);
      if (!found) return;
      // A press on a time is no press on the row that it stands in.
      event.preventDefault();
      event.stopPropagation();
      show({ ...found, how: 'menu' });
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !isTip()) return;
      event.stopPropagation();
      show(undefined);
    };
    const onAway = () => {
      if (isTip()) show(undefined);
    };
    const watching = new AbortController();
    const options = { capture: true, passive: true, signal: watching.signal };
    for (const page of other ? [document, other.document] : [document]) {
      page.addEventListener('pointerover', onOver, options);
      page.addEventListener('focusin', onFocus, options);
      page.addEventListener('scroll', onAway, options);
      page.addEventListener('keydown', onKey, options);
      page.addEventListener('click', onClick, { ...options, passive: false });
    }
    return () => {
      clearTimeout(timer);
      watching.abort();
    };
  }, [other]);

  const forms = useMemo(() => (asked ? formsOf(asked.value, times) : []), [asked, times]);
  if (!asked) return null;
  const { element, how } = asked;
  const actions = forms.map(({ name, text }): MenuAction => ({
    icon: 'copy',
    label: text,
    hint: name,
    run: () => void copyText(text),
  }));
  const units = durationUnits.map((unit): MenuAction => ({
    icon: unit === times.unit ? 'check' : 'clock',
    label:
      unit === 'auto' ? 'Show each duration in its own unit' : `Show durations in ${fixedUnits[unit].word}`,
    hint: unit === times.unit ? 'as now' : undefined,
    run: () => {
      onUnit(unit);
    },
  }));
  return createPortal(
    how === 'tip' ? (
      <Tip key={forms[0]?.text} element={element} forms={forms} tipRef={tip} />
    ) : (
      <ActionMenu
        label="Copy this time"
        anchor={element}
        groups={asked.value.kind === 'duration' ? [actions, units] : [actions]}
        onClose={() => {
          shown.current = undefined;
          setAsked(undefined);
        }}
      />
    ),
    // Within the landmark or the panel that the time stands in, so that pressing it closes no panel.
    element.closest('main, [role=dialog]') ?? element.ownerDocument.body,
  );
}
