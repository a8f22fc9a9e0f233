import { useState } from 'react';
import { onDemand } from '../../../../state/session/onDemand';
import { Icon } from '../../../../ui/Icon';
import { Popover } from '../../../../ui/Popover';
import { Waiting } from '../../../../ui/Waiting';
import type { TraceView } from '../../useTraceView';
import classes from './choice.module.css';
import type { RowExtras } from './RowExtras';

const RowPanel = onDemand(
  async () => (await import('./RowPanel')).RowPanel,
  () => <Waiting text="Opening the choice" />,
);

/** Opens the choice of what rows show. */
export function RowChoice({ view, extras }: { readonly view: TraceView; readonly extras: RowExtras }) {
  const [isOpen, setOpen] = useState(false);
  const { leftOut } = extras;
  return (
    <Popover
      label="What rows show"
      buttonClass={classes['button']}
      panelClass={classes['panel']}
      onToggle={setOpen}
      button={
        <span title="Label, pills and columns of the rows">
          <Icon name="columns" />
          <span className="visually-hidden">Label, pills and columns of the rows</span>
          {leftOut > 0 && (
            <span className={classes['leftOut']}>
              +{leftOut}
              <span className="visually-hidden"> columns without room</span>
            </span>
          )}
        </span>
      }
    >
      {() => isOpen && <RowPanel view={view} leftOut={leftOut} />}
    </Popover>
  );
}
