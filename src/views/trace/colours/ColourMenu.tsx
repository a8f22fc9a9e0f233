import { builtins, formatCount, visibleText } from '../../../core';
import { useAttributeKeys } from '../../../state/query/useAttributes';
import { ActionMenu, type MenuAction } from '../../../ui/ActionMenu';
import type { TraceView } from '../useTraceView';

/** Built-in columns that tell spans apart when coloured by. */
const offered = ['service', 'name', 'kind', 'status', 'duration', 'self', 'critical'];
/** Most keys of attributes that are offered; any key can be chosen at its value. */
const mostKeys = 40;

/** What spans can be coloured by: built-in columns, then the most frequent attributes that have more than one value. */
export function ColourMenu({
  view,
  anchor,
  onClose,
}: {
  readonly view: TraceView;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}) {
  const { open, address, change } = view;
  const { data: keys = [] } = useAttributeKeys(open);
  const action = (key: string, label: string, hint?: string): MenuAction => ({
    icon: (address.colour || 'service') === key ? 'check' : 'palette',
    label,
    hint,
    run: () => {
      change({ colour: key === 'service' ? '' : key }, 'push');
    },
  });
  const chosen = builtins
    .filter(({ key }) => offered.includes(key))
    .map(({ key, label }) => action(key, label));
  const attributes = keys
    .filter(({ key, distinct }) => distinct > 1 && key.length <= 256 && !offered.includes(key))
    .slice(0, mostKeys)
    .map(({ key, distinct }) =>
      action(key, visibleText(key.slice(0, 60)), `${formatCount(distinct)} values`),
    );
  return <ActionMenu label="Colour by" anchor={anchor} groups={[chosen, attributes]} onClose={onClose} />;
}
