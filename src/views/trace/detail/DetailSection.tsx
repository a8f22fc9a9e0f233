import { useId, type ReactNode } from 'react';
import { formatCount, visibleText } from '../../../core';
import { Icon } from '../../../ui/Icon';
import classes from './detail.module.css';
import { toggleSection, useOpenSections, type SectionName } from './openSections';

/** A part of the detail that opens and closes. Its content is made only while it is open. */
export function DetailSection({
  name,
  title,
  count,
  glance,
  children,
}: {
  readonly name: SectionName;
  readonly title: string;
  readonly count?: number;
  /** Shown beside the title while closed: what is inside. */
  readonly glance?: string;
  readonly children: () => ReactNode;
}) {
  const id = useId();
  const isOpen = useOpenSections((open) => open.has(name));
  return (
    <div className={classes['section']}>
      <h3 className={classes['sectionHead']}>
        <button
          type="button"
          className={classes['sectionButton']}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => {
            toggleSection(name);
          }}
        >
          <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={12} />
          <span className={classes['sectionTitle']}>{title}</span>
          {count !== undefined && <span className={classes['sectionCount']}>{formatCount(count)}</span>}
          {!isOpen && glance !== undefined && glance !== '' && (
            <span className={classes['glance']} aria-hidden="true">
              {visibleText(glance)}
            </span>
          )}
        </button>
      </h3>
      {isOpen && (
        <div id={id} className={classes['sectionBody']}>
          {children()}
        </div>
      )}
    </div>
  );
}
