import {
  cloneElement,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import classes from './ActionMenu.module.css';
import { Icon, type IconName } from './Icon';

/** One line of a menu: something to do, or (with `link`) somewhere to go. */
export interface MenuAction {
  readonly label: string;
  readonly icon: IconName;
  /** What it would do to what, in small letters behind the label. */
  readonly hint?: string | undefined;
  readonly run?: () => void;
  /** An element that leads somewhere, drawn as the line itself. */
  readonly link?: ReactElement<Record<string, unknown>>;
}

/** Actions that belong together, with a line above them. */
export type MenuGroup = readonly MenuAction[];

const gap = 4;

/**
 * Below the element that opened it, above where there is no room; its right edge at the element's, or its left one where a
 * pointer asked for it; inside the window.
 */
function place(anchor: HTMLElement, menu: HTMLElement, x: number | undefined): void {
  const at = anchor.getBoundingClientRect();
  const { clientWidth, clientHeight } = anchor.ownerDocument.documentElement;
  const { offsetWidth: width, scrollHeight: height } = menu;
  const below = clientHeight - at.bottom - 2 * gap;
  const isAbove = height > below && at.top > below;
  const room = Math.max(80, isAbove ? at.top - 2 * gap : below);
  menu.style.maxHeight = `${String(room)}px`;
  menu.style.left = `${String(Math.max(gap, Math.min(x ?? at.right - width, clientWidth - width - gap)))}px`;
  menu.style.top = `${String(isAbove ? at.top - gap - Math.min(height + 2, room) : at.bottom + gap)}px`;
}

/**
 * A menu at any element of the page (https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/): made when it is opened, one for
 * all the places that can open it. The browser's own popover: Escape and a press elsewhere close it. The focus goes back
 * to the element.
 */
export function ActionMenu({
  label,
  anchor,
  x,
  groups,
  onClose,
}: {
  readonly label: string;
  readonly anchor: HTMLElement;
  /** Where a pointer asked for it, in px of the window. */
  readonly x?: number | undefined;
  readonly groups: readonly MenuGroup[];
  readonly onClose: () => void;
}) {
  const menu = useRef<HTMLDivElement>(null);
  const lines = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  const closed = useEffectEvent(onClose);
  useLayoutEffect(() => {
    const element = menu.current;
    if (!element) return;
    const onToggle = (event: Event) => {
      if (event instanceof ToggleEvent && event.newState === 'open') return;
      // A press elsewhere keeps the focus that it took.
      const active = anchor.ownerDocument.activeElement;
      if (active === null || active === anchor.ownerDocument.body || element.contains(active)) anchor.focus();
      closed();
    };
    element.showPopover();
    place(anchor, element, x);
    element.querySelector<HTMLElement>('[role="menuitem"]')?.focus({ preventScroll: true });
    element.addEventListener('beforetoggle', onToggle);
    return () => {
      element.removeEventListener('beforetoggle', onToggle);
    };
  }, [anchor, x]);
  const close = () => {
    menu.current?.hidePopover();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const all = lines();
    const at = all.findIndex((line) => line === event.target);
    const to = (() => {
      if (event.key === 'ArrowDown') return (at + 1) % all.length;
      if (event.key === 'ArrowUp') return (at - 1 + all.length) % all.length;
      if (event.key === 'Home') return 0;
      if (event.key === 'End') return all.length - 1;
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.key === ' ') return undefined;
      const letter = event.key.toLowerCase();
      const begins = (line: HTMLElement) => line.textContent.toLowerCase().startsWith(letter);
      const after = all.findIndex((line, index) => index > at && begins(line));
      return after >= 0 ? after : Math.max(0, all.findIndex(begins));
    })();
    // The page's own keys, and those of the tree around, rest while a menu is open.
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      close();
    } else if (to !== undefined) {
      event.preventDefault();
      all[to]?.focus();
    }
  };
  return (
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      popover="auto"
      aria-label={label}
      className={classes['popup']}
      onKeyDown={onKeyDown}
    >
      {groups.map((actions, at) => (
        <div key={at} role="group" className={classes['group']}>
          {actions.map(({ label: name, icon, hint, run, link }) => {
            const content = (
              <>
                <Icon name={icon} size={14} />
                <span className={classes['label']}>{name}</span>
                {hint !== undefined && <span className={classes['hint']}>{hint}</span>}
              </>
            );
            const shared = {
              role: 'menuitem',
              tabIndex: -1,
              className: classes['action'],
              onPointerMove: (event: { readonly currentTarget: HTMLElement }) => {
                event.currentTarget.focus({ preventScroll: true });
              },
            };
            return link === undefined ? (
              <button
                key={name}
                type="button"
                {...shared}
                onClick={(event) => {
                  event.stopPropagation();
                  close();
                  run?.();
                }}
              >
                {content}
              </button>
            ) : (
              cloneElement(link, { ...shared, key: name, children: content })
            );
          })}
        </div>
      ))}
    </div>
  );
}
