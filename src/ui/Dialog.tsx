import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { IconButton } from './Button';
import { cx } from './cx';
import classes from './Dialog.module.css';
import { ownKeys } from './shortcuts';

/** A modal dialog: focus is kept inside, Escape and the cross close it. */
export function Dialog({
  title,
  open,
  wide = false,
  onClose,
  children,
}: {
  readonly title: string;
  readonly open: boolean;
  /** As large as the window allows. */
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={classes['backdrop']} />
        <Base.Popup {...ownKeys} className={cx(classes['popup'], wide && classes['wide'])}>
          <div className={classes['head']}>
            <Base.Title className={classes['title']}>{title}</Base.Title>
            <Base.Close render={<IconButton icon="close" label="Close" />} />
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
