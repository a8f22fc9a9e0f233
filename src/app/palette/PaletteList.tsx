import { useEffect, useRef, type ReactNode } from 'react';
import { formatCount } from '../../core';
import { Icon } from '../../ui/Icon';
import classes from './palette.module.css';
import { PaletteLine } from './PaletteLine';
import type { PaletteLineOf } from './paletteLines';
import type { PaletteSection } from './paletteRows';

/** The palette's list. It never has the focus: the field names the marked line. */
export function PaletteList({
  id,
  sections,
  lines,
  words,
  active,
  onActive,
  onChoose,
}: {
  readonly id: string;
  readonly sections: readonly PaletteSection[];
  readonly lines: readonly PaletteLineOf[];
  readonly words: readonly string[];
  /** Place of the marked line. */
  readonly active: number;
  readonly onActive: (id: string) => void;
  readonly onChoose: (line: PaletteLineOf, inNewTab: boolean) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, lines]);
  const option = (line: PaletteLineOf, content: ReactNode) => {
    const at = lines.indexOf(line);
    return (
      <button
        key={line.id}
        type="button"
        id={`${id}-${String(at)}`}
        role="option"
        aria-selected={at === active}
        tabIndex={-1}
        className={classes['line']}
        onPointerDown={(event) => {
          // The field keeps the focus.
          event.preventDefault();
        }}
        onPointerMove={() => {
          onActive(line.id);
        }}
        onClick={(event) => {
          onChoose(line, event.ctrlKey || event.metaKey);
        }}
      >
        {content}
      </button>
    );
  };
  return (
    <div ref={list} id={id} role="listbox" aria-label="What was found" className={classes['list']}>
      {sections.map(({ group, more, opens }) => (
        <div key={group} role="group" aria-label={group}>
          <div aria-hidden="true" className={classes['heading']}>
            {group}
          </div>
          {lines
            .filter((line) => line.group === group)
            .map((line) =>
              option(
                line,
                line.entry === undefined ? (
                  <>
                    <Icon name="more" size={14} />
                    <span className={classes['beside']}>{formatCount(more)} more</span>
                  </>
                ) : (
                  <PaletteLine entry={line.entry} words={words} />
                ),
              ),
            )}
          {!opens && more > 0 && (
            <div role="presentation" className={classes['rest']}>
              {formatCount(more)} more: type to narrow
            </div>
          )}
        </div>
      ))}
    </div>
  );
}
