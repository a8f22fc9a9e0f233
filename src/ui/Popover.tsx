import { useId, useState, type ReactNode } from 'react';
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
 * goes back to the button. `children` is given the function that closes it; they are made only while it is open.
 */
export function Popover({
  label,
  button,
  buttonClass,
  panelClass,
  onToggle,
  title,
  look = 'plain',
  onOpen,
  children,
}: {
  /** Name of the panel. */
  readonly label: string;
  readonly button: ReactNode;
  readonly buttonClass?: string | undefined;
  readonly panelClass?: string | undefined;
  /** Told when the panel was opened and when it was closed. */
  readonly onToggle?: (isOpen: boolean) => void;
  /** Tooltip of the button. */
  readonly title?: string;
  readonly look?: 'plain' | 'quiet';
  /** Told each time it is opened: for what is read only when somebody looks. */
  readonly onOpen?: (() => void) | undefined;
  readonly children: (close: () => void) => ReactNode;
}) {
  const id = useId();
  const trigger = `${id}-trigger`;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        id={trigger}
        popoverTarget={id}
        title={title}
        look={look}
        className={cx(classes['trigger'], buttonClass)}
      >
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
          // Popovers inside of the panel tell it too.
          if (event.target !== event.currentTarget) return;
          const opens = event.newState === 'open';
          if (below && opens) place(below, event.currentTarget);
          setOpen(opens);
          onToggle?.(opens);
          if (opens) onOpen?.();
        }}
      >
        {isOpen &&
          children(() => {
            document.getElementById(id)?.hidePopover();
          })}
      </div>
    </>
  );
}
