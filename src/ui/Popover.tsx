import { useId, type ReactNode } from 'react';
import { Button } from './Button';
import { cx } from './cx';
import classes from './Popover.module.css';

/** Distance from the button and from the edges of the window, in px. */
const gap = 4;

/** Below its button, inside the window. */
function place(button: HTMLElement, panel: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const left = Math.max(gap, Math.min(at.left, clientWidth - panel.offsetWidth - gap));
  panel.style.left = `${String(left)}px`;
  panel.style.top = `${String(at.bottom + gap)}px`;
  panel.style.maxHeight = `${String(Math.max(120, clientHeight - at.bottom - 4 * gap))}px`;
}

/**
 * A button that shows a panel over the page. The browser's own popover: Escape and a press elsewhere close it, the focus
 * goes back to the button. `children` is given the function that closes it.
 */
export function Popover({
  label,
  button,
  buttonClass,
  panelClass,
  onOpen,
  children,
}: {
  /** Name of the panel. */
  readonly label: string;
  readonly button: ReactNode;
  readonly buttonClass?: string | undefined;
  readonly panelClass?: string | undefined;
  /** Told each time it is opened: for what is read only when somebody looks. */
  readonly onOpen?: (() => void) | undefined;
  readonly children: (close: () => void) => ReactNode;
}) {
  const id = useId();
  const trigger = `${id}-trigger`;
  return (
    <>
      <Button id={trigger} popoverTarget={id} className={cx(classes['trigger'], buttonClass)}>
        {button}
      </Button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className={cx(classes['panel'], panelClass)}
        onToggle={(event) => {
          const below = document.getElementById(trigger);
          if (!below || event.newState !== 'open') return;
          place(below, event.currentTarget);
          onOpen?.();
        }}
      >
        {children(() => {
          document.getElementById(id)?.hidePopover();
        })}
      </div>
    </>
  );
}
