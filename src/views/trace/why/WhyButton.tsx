import { useMemo } from 'react';
import { whySlow } from '../../../core';
import { Button } from '../../../ui/Button';
import { useShortcuts } from '../../../ui/shortcuts';
import type { TraceView } from '../useTraceView';
import classes from './why.module.css';
import { wishFocus } from './whyFocus';
import { partName, shareOf } from './words';

/** The largest part of the time in a few words; pressed, all parts under the head. */
export function WhyButton({ view }: { readonly view: TraceView }) {
  const { open, address, change } = view;
  const { trace, facts } = open;
  const why = useMemo(() => whySlow(trace, facts, 'operation'), [trace, facts]);
  const shown = address.why !== 'off';
  const toggle = (byKey: boolean) => {
    if (!shown && byKey) wishFocus();
    change({ why: shown ? 'off' : 'operation', whyPick: [] }, 'replace');
  };
  useShortcuts([
    {
      keys: 'y',
      does: 'Why is this slow?',
      group: 'Time',
      run: () => {
        toggle(true);
      },
    },
  ]);
  const largest = why.parts.reduce<(typeof why.parts)[number] | undefined>(
    (best, part) => (best === undefined || part.time > best.time ? part : best),
    undefined,
  );
  return (
    <Button
      className={classes['button']}
      aria-expanded={shown}
      title="Where did the time go? (y)"
      onClick={() => {
        toggle(false);
      }}
    >
      Why slow?
      {largest !== undefined && trace.spans.count > 1 && (
        <span className={classes['largest']}>
          {shareOf(largest, why.total)} <bdi>{partName(trace, largest)}</bdi>
        </span>
      )}
    </Button>
  );
}
