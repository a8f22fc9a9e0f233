import { useMemo, useRef } from 'react';
import {
  expandAll,
  foldAll,
  formatCount,
  framesOfKeys,
  reveal,
  visibleRows,
  writeFrameKey,
  type Folds,
} from '../../core';
import type { HistoryMode } from '../../state/url/address';
import type { CompareAddress } from '../../state/url/compareAddress';
import type { ChangeSort } from '../../state/url/compare/compareParts';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { FormButtons } from '../../ui/FormButtons';
import { useShortcuts } from '../../ui/shortcuts';
import { useWidth } from '../../ui/useWidth';
import { Waiting } from '../../ui/Waiting';
import type { OpenTrace } from '../../worker/TraceEngine';
import { ChangeGrid } from './ChangeGrid';
import { changeFaces } from './changeWords';
import classes from './compare.module.css';
import { PickedNode } from './PickedNode';
import { useComparison, type MadeComparison } from './useComparison';

const forms = [
  { value: 'changes', text: 'Changes', title: 'What changed, the largest difference first' },
  { value: 'tree', text: 'Tree', title: 'All that either trace called, merged by path' },
] as const;

interface ContentProps {
  readonly address: CompareAddress;
  readonly change: (part: Partial<CompareAddress>, mode: HistoryMode) => void;
}

/** How two open traces differ: a list of changes, or the tree of both. */
export function CompareContent({
  left,
  right,
  sort,
  ...rest
}: ContentProps & { readonly left: OpenTrace; readonly right: OpenTrace; readonly sort: ChangeSort }) {
  const made = useComparison(left, right, sort);
  return made ? <Compared made={made} {...rest} /> : <Waiting text="Comparing the traces" />;
}

function Compared({ made, address, change }: ContentProps & { readonly made: MadeComparison }) {
  const { comparison, keys, order, changed } = made;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const { form, sort, pick, folds: stated } = address;
  const picked = useMemo(() => framesOfKeys(keys, [pick])[0] ?? -1, [keys, pick]);
  const { preset, toggled } = stated;
  const toggledText = toggled.join('.');
  const folds = useMemo<Folds>(
    () => ({
      preset,
      toggled: new Set([...framesOfKeys(keys, toggledText.split('.'))].filter((node) => node >= 0)),
    }),
    [keys, preset, toggledText],
  );
  const rows = useMemo(
    () => (form === 'tree' ? visibleRows(comparison, folds) : order),
    [form, comparison, folds, order],
  );
  const keyOf = (node: number) => writeFrameKey(keys[node] ?? 0);
  const inAddress = (next: Folds) => ({
    preset: next.preset,
    toggled: [...next.toggled].sort((a, b) => a - b).map(keyOf),
  });
  const setFolds = (next: Folds) => {
    change({ folds: inAddress(next) }, 'replace');
  };
  const pickNode = (node: number) => {
    change({ pick: keyOf(node), call: 0, folds: inAddress(reveal(comparison, folds, node)) }, 'replace');
  };
  const step = (by: 1 | -1) => {
    const count = order.length;
    if (count === 0) {
      announce('Nothing changed');
      return;
    }
    const at = order.indexOf(picked);
    const next = at < 0 ? (by > 0 ? 0 : count - 1) : (at + by + count) % count;
    const node = order[next] ?? 0;
    pickNode(node);
    const name = comparison.names[comparison.name[node] ?? 0] ?? '';
    const words = changeFaces(comparison, node).map(({ word }) => word);
    announce(
      `Change ${formatCount(next + 1)} of ${formatCount(count)}: ${name.slice(0, 100)}, ${words.join(', ')}`,
    );
  };
  useShortcuts([
    { keys: 'n', does: 'Next change', group: 'Compare', run: () => step(1) },
    { keys: 'p', does: 'Previous change', group: 'Compare', run: () => step(-1) },
  ]);
  const isNone = changed.length === 0;
  return (
    <>
      <div className={classes['bar']}>
        <span className={classes['soft']}>
          {isNone
            ? `No difference above 1 ms and 1 % in ${formatCount(comparison.count)} ${comparison.count === 1 ? 'path' : 'paths'}`
            : `${formatCount(changed.length)} of ${formatCount(comparison.count)} paths changed from A to B`}
        </span>
        <span className={classes['tools']}>
          <Button look="quiet" title="Previous change (p)" disabled={isNone} onClick={() => step(-1)}>
            Previous
          </Button>
          <Button look="quiet" title="Next change (n)" disabled={isNone} onClick={() => step(1)}>
            Next
          </Button>
          {form === 'tree' && (
            <>
              <Button look="quiet" onClick={() => setFolds(expandAll())}>
                Unfold all
              </Button>
              <Button look="quiet" onClick={() => setFolds(foldAll())}>
                Fold all
              </Button>
            </>
          )}
          <FormButtons
            label="Form of the comparison"
            value={form}
            options={forms}
            onChange={(next) => {
              change({ form: next }, 'push');
            }}
          />
        </span>
      </div>
      <div className={classes['content']}>
        <div ref={frame} className={classes['grid']}>
          {form === 'changes' && isNone ? (
            <EmptyState title="No difference above 1 ms and 1 %">
              <p>
                {made.left.trace === made.right.trace
                  ? 'A and B are the same trace: choose another one above.'
                  : 'Both traces called the same, as often and about as long, with as many errors.'}{' '}
                The tree shows all of it.
              </p>
            </EmptyState>
          ) : (
            <ChangeGrid
              made={made}
              width={width}
              form={form}
              rows={rows}
              sort={sort}
              folds={folds}
              picked={picked}
              onPick={pickNode}
              onFolds={setFolds}
              onSort={(next) => {
                change({ sort: next }, 'replace');
              }}
            />
          )}
        </div>
        {picked >= 0 && (
          <PickedNode
            key={picked}
            made={made}
            node={picked}
            call={address.call}
            from={address.from}
            onCall={(call) => {
              change({ call }, 'replace');
            }}
            onClose={() => {
              change({ pick: '', call: 0 }, 'replace');
            }}
          />
        )}
      </div>
    </>
  );
}
