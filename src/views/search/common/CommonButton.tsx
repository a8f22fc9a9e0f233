import type { CommonChoice, ResultBox } from '../../../core';
import { Button } from '../../../ui/Button';
import { useShortcuts } from '../../../ui/shortcuts';
import classes from './CommonButton.module.css';

/** Opens what the traces of the box, or else the slow ones, have in common; closes it again. */
export function CommonButton({
  choice,
  box,
  onChoice,
}: {
  readonly choice: CommonChoice | undefined;
  readonly box: ResultBox | undefined;
  readonly onChoice: (choice: CommonChoice | undefined) => void;
}) {
  const toggle = () => {
    onChoice(choice !== undefined ? undefined : { of: box === undefined ? 'slow' : 'box' });
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
      aria-expanded={choice !== undefined}
      title="What do the slow ones have in common? (y)"
      onClick={toggle}
    >
      In common
    </Button>
  );
}
