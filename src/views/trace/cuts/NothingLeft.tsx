import { useMemo } from 'react';
import { cutTakings, type ShapedTree } from '../../../core';
import { Button } from '../../../ui/Button';
import { EmptyState } from '../../../ui/EmptyState';
import type { TraceView } from '../useTraceView';
import { setCuts, switchCut } from './changeCuts';
import classes from './CutBar.module.css';

/** Stands in place of the rows when the cuts have left none. */
export function NothingLeft({ view, shape }: { readonly view: TraceView; readonly shape: ShapedTree }) {
  const { open, address } = view;
  const { cutOf } = shape;
  const emptiedBy = useMemo(
    () => cutOf && cutTakings(open.trace, open.facts, cutOf, address.cuts.length).emptiedBy,
    [open, cutOf, address.cuts.length],
  );
  return (
    <div className={classes['nothing']}>
      <EmptyState title="The cuts leave no span">
        <p>
          {emptiedBy !== undefined && (
            <Button
              look="primary"
              onClick={() => {
                switchCut(view, emptiedBy);
              }}
            >
              Switch off the cut that takes the last span
            </Button>
          )}{' '}
          <Button
            onClick={() => {
              setCuts(view, []);
            }}
          >
            Show the whole tree
          </Button>
        </p>
      </EmptyState>
    </div>
  );
}
