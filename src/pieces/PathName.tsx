import type { ReactNode } from 'react';
import { formatCount, visibleText } from '../core';
import { Icon } from '../ui/Icon';
import classes from './PathName.module.css';

/** Deeper rows are not indented further, or a deep chain would leave the screen: they say their depth instead. */
const deepestIndent = 24;
const indentStep = 16;
const longest = 300;

/** A path of service and name at its depth in a tree, with what folds it; `depth` undefined: in a list. */
export function PathName({
  depth,
  folded,
  onFold,
  colour,
  service,
  name,
  title,
  children,
}: {
  readonly depth: number | undefined;
  /** undefined: nothing is below it. */
  readonly folded: boolean | undefined;
  readonly onFold: () => void;
  readonly colour: string | undefined;
  readonly service: string;
  readonly name: string;
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <span
      className={classes['path']}
      style={{ paddingLeft: Math.min(depth ?? 0, deepestIndent) * indentStep }}
    >
      {folded !== undefined && (
        <button
          type="button"
          className={classes['fold']}
          tabIndex={-1}
          aria-label={folded ? 'Unfold' : 'Fold'}
          onClick={(event) => {
            event.stopPropagation();
            onFold();
          }}
        >
          <Icon name={folded ? 'chevron-right' : 'chevron-down'} size={12} />
        </button>
      )}
      {folded === undefined && depth !== undefined && <span className={classes['leaf']} />}
      <span className={classes['dot']} style={{ background: colour }} />
      <span className={classes['label']} title={title}>
        <bdi className={classes['service']}>{visibleText(service, longest)}</bdi>{' '}
        <bdi>{name === '' ? '(no name)' : visibleText(name, longest)}</bdi>
      </span>
      {depth !== undefined && depth > deepestIndent && (
        <span className={classes['depth']}>depth {formatCount(depth)}</span>
      )}
      {children}
    </span>
  );
}
