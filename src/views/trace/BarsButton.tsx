import { announce } from '../../ui/announce';
import { IconButton } from '../../ui/Button';
import { useShortcuts } from '../../ui/shortcuts';
import type { TraceView } from './useTraceView';

/** Hides the bars, so that the tree has all the room, or brings them back. */
export function BarsButton({ view: { address, change } }: { readonly view: TraceView }) {
  const { treeOnly } = address;
  const does = treeOnly ? 'Show the bars' : 'Hide the bars';
  const toggle = () => {
    change({ treeOnly: !treeOnly }, 'replace');
    announce(treeOnly ? 'The bars are shown' : 'The bars are hidden');
  };
  useShortcuts([{ keys: 'Shift+B', does, group: 'Views', run: toggle }]);
  return <IconButton icon={treeOnly ? 'timeline' : 'tree'} label={`${does} (Shift+B)`} onClick={toggle} />;
}
