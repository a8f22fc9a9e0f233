import { Menu } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
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

/**
 * A menu at any element of the page: made when it is opened, one for all the places that can open it. The focus goes back
 * to the element when it closes.
 */
export function ActionMenu({
  label,
  anchor,
  groups,
  onClose,
}: {
  readonly label: string;
  readonly anchor: HTMLElement;
  readonly groups: readonly MenuGroup[];
  readonly onClose: () => void;
}) {
  return (
    <Menu.Root
      open
      modal={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Menu.Portal container={anchor.ownerDocument.body}>
        <Menu.Positioner
          anchor={anchor}
          side="bottom"
          align="end"
          sideOffset={4}
          className={classes['place']}
        >
          <Menu.Popup className={classes['popup']} aria-label={label} finalFocus={() => anchor}>
            {groups.map((actions, at) => (
              <Menu.Group key={at} className={classes['group']}>
                {actions.map(({ label: name, icon, hint, run, link }) => {
                  const content = (
                    <>
                      <Icon name={icon} size={14} />
                      <span className={classes['label']}>{name}</span>
                      {hint !== undefined && <span className={classes['hint']}>{hint}</span>}
                    </>
                  );
                  return link === undefined ? (
                    <Menu.Item key={name} className={classes['action']} onClick={() => run?.()}>
                      {content}
                    </Menu.Item>
                  ) : (
                    <Menu.LinkItem key={name} className={classes['action']} closeOnClick render={link}>
                      {content}
                    </Menu.LinkItem>
                  );
                })}
              </Menu.Group>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
