import { useMemo, useState } from 'react';
import { formatCount, visibleText } from '../../core';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import classes from './FoldableText.module.css';
import { foldLines, shownLines } from './foldLines';

const firstLines = 500;
const longestLine = 5000;

/** Formatted JSON as a tree: every object and array opens and closes. Digits and order stay as they came. */
export function FoldableText({ text }: { readonly text: string }) {
  const all = useMemo(() => foldLines(text), [text]);
  const [folded, setFolded] = useState<ReadonlySet<number>>(() => new Set());
  const [most, setMost] = useState(firstLines);
  const { shown, more } = useMemo(() => shownLines(all, folded, most), [all, folded, most]);
  const toggle = (at: number) => {
    const next = new Set(folded);
    if (!next.delete(at)) next.add(at);
    setFolded(next);
  };
  return (
    <>
      <div className={classes['lines']}>
        {shown.map((at) => {
          const line = all.lines[at] ?? '';
          const inside = (all.blockEnd[at] ?? at + 1) - at - 1;
          const isFolded = folded.has(at);
          const indent = /^ */.exec(line)?.[0].length ?? 0;
          const text = line.slice(indent);
          return (
            <div key={at} className={classes['line']} style={{ paddingLeft: `${String(indent + 3)}ch` }}>
              {inside > 0 && (
                <button
                  type="button"
                  className={classes['fold']}
                  style={{ left: `${String(indent)}ch` }}
                  aria-expanded={!isFolded}
                  aria-label={`Line ${formatCount(at + 1)}, ${formatCount(inside)} lines inside`}
                  onClick={() => {
                    toggle(at);
                  }}
                >
                  <Icon name={isFolded ? 'chevron-right' : 'chevron-down'} size={10} />
                </button>
              )}
              <bdi>{visibleText(text, longestLine)}</bdi>
              {isFolded && <span className={classes['inside']}> {formatCount(inside)} lines </span>}
            </div>
          );
        })}
      </div>
      {more && (
        <Button
          look="quiet"
          onClick={() => {
            setMost(most * 2);
          }}
        >
          Show {formatCount(most)} lines more of {formatCount(all.lines.length)}
        </Button>
      )}
    </>
  );
}
