import type { Box } from '../../state/url/box';
import { useShortcuts } from '../../ui/shortcuts';

/** Escape removes the box from the plot, where there is one. */
export function useBoxKey(box: Box | undefined, setBox: (box: undefined) => void): void {
  const removeBox = {
    keys: 'Escape',
    does: 'Remove the box from the plot',
    group: 'Search',
    run: () => {
      setBox(undefined);
    },
  };
  useShortcuts(box ? [removeBox] : []);
}
