import type { HistoryMode } from '../../../state/url/address';
import type { SearchAddress } from '../../../state/url/searchAddress';
import { Button } from '../../../ui/Button';
import { useShortcuts } from '../../../ui/shortcuts';
import classes from './CommonButton.module.css';

/** Opens what the traces of the box, or else the slow ones, have in common; closes it again. */
export function CommonButton({
  address: { common, box },
  onChange,
}: {
  readonly address: SearchAddress;
  readonly onChange: (part: Partial<SearchAddress>, mode: HistoryMode) => void;
}) {
  const toggle = () => {
    const opened = { of: box === undefined ? ('slow' as const) : ('box' as const) };
    onChange({ common: common === undefined ? opened : undefined }, 'push');
  };
  useShortcuts([
    {
      keys: 'y',
      does: 'What the slow ones (or those in the box) have in common',
      group: 'Search',
      run: toggle,
    },
  ]);
  return (
    <Button
      look="quiet"
      className={classes['button']}
      aria-expanded={common !== undefined}
      title="What do the slow ones have in common? (y)"
      onClick={toggle}
    >
      In common
    </Button>
  );
}
