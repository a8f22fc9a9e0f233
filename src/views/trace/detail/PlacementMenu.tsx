import { useState } from 'react';
import type { SpanIndex } from '../../../core';
import { openDetailWindow } from '../../../state/session/detailWindow';
import { onDemand } from '../../../state/session/onDemand';
import type { Placement } from '../../../state/url/trace/viewParts';
import type { MenuAction } from '../../../ui/ActionMenu';
import { announce } from '../../../ui/announce';
import { IconButton } from '../../../ui/Button';
import type { IconName } from '../../../ui/Icon';
import { referenceTo } from '../spanReference';
import type { TraceView } from '../useTraceView';

const ActionMenu = onDemand(async () => (await import('../../../ui/ActionMenu')).ActionMenu);

const places: readonly { readonly placement: Placement; readonly icon: IconName; readonly label: string }[] =
  [
    { placement: 'row', icon: 'rows', label: 'Under the rows' },
    { placement: 'right', icon: 'panel', label: 'At the right' },
    { placement: 'bottom', icon: 'bottom', label: 'At the bottom' },
    { placement: 'window', icon: 'window', label: 'In a window of its own' },
  ];

/** Where details open, and the way to hold one span beside the next. */
export function PlacementMenu({ view, span }: { readonly view: TraceView; readonly span: SpanIndex }) {
  const [anchor, setAnchor] = useState<HTMLElement>();
  const current = places.find(({ placement }) => placement === view.placement);
  const actions = (): MenuAction[] =>
    places.map(({ placement, icon, label }) => ({
      icon: placement === view.placement ? 'check' : icon,
      label,
      run: () => {
        // A window opens only while the press is being handled.
        if (placement === 'window' && !openDetailWindow()) {
          announce('The browser did not allow another window');
          return;
        }
        view.setPlacement(placement);
      },
    }));
  const compare: MenuAction = {
    icon: 'pair',
    label: 'Compare with the next span selected',
    run: () => {
      view.change({ pair: referenceTo(view.open.trace, span) }, 'push');
      announce('Select the span to compare with');
    },
  };
  return (
    <>
      <IconButton
        icon={current?.icon ?? 'rows'}
        label="Where details open, and compare"
        aria-haspopup="menu"
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
      />
      {anchor && (
        <ActionMenu
          label="Where details open"
          anchor={anchor}
          groups={[actions(), [compare]]}
          onClose={() => {
            setAnchor(undefined);
          }}
        />
      )}
    </>
  );
}
