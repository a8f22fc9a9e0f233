import { useContext, useDeferredValue, useMemo, useState } from 'react';
import { formatCount, type Attribute } from '../core';
import { filterAttributes, pinnedFirst, prefixedFirst } from './attributeCopies';
import { AttributeRow } from './AttributeRow';
import classes from './AttributeTable.module.css';
import { FilterBox } from './FilterBox';
import { ShowMore } from './ShowMore';
import { ValueHandlesContext, type AttributePlace, type ValueLink } from './ValueHandles';

/** More attributes than these get a box to filter them. */
const filterFrom = 12;
const firstRows = 50;
const none: readonly string[] = [];
const noLinks: readonly ValueLink[] = [];

/**
 * Keys and values, those of pinned keys first, else in the order they were sent. Everything is text; long values, many
 * rows and bytes are cut with a way to see all; each row can be copied as value, key=value or JSON, and has a menu of what
 * the page can do with it, by mouse or keyboard.
 */
export function AttributeTable({
  attributes,
  label,
  place,
}: {
  readonly attributes: readonly Attribute[];
  /** What these are, for screen readers: "Tags". */
  readonly label: string;
  /** Where they belong; undefined where the site's links are not for them. */
  readonly place?: AttributePlace;
}) {
  const [filter, setFilter] = useState('');
  const [limit, setLimit] = useState(firstRows);
  const [stop, setStop] = useState({ row: 0, column: 0 });
  const wanted = useDeferredValue(filter);
  const handles = useContext(ValueHandlesContext);
  const pins = handles?.pinned ?? none;
  const prefixes = handles?.topPrefixes ?? none;
  const ordered = useMemo(
    () => pinnedFirst(prefixedFirst(attributes, prefixes), pins),
    [attributes, prefixes, pins],
  );
  const found = useMemo(() => filterAttributes(ordered, wanted), [ordered, wanted]);
  const rows = found.slice(0, limit);
  const stopRow = Math.min(stop.row, rows.length - 1);
  return (
    <div className={classes['table']}>
      {attributes.length > filterFrom && (
        <FilterBox
          label={`Filter ${label}`}
          placeholder={`Filter ${formatCount(attributes.length)} by key or value`}
          value={filter}
          found={found.length}
          total={attributes.length}
          onChange={setFilter}
        />
      )}
      <dl className={classes['rows']} aria-label={label}>
        {rows.map((attribute, row) => (
          <AttributeRow
            // Keys repeat; the position alone tells rows apart.
            key={row}
            attribute={attribute}
            links={(place && handles?.linksOf(place, attributes, attribute)) ?? noLinks}
            pinned={pins.includes(attribute.key)}
            stop={row === stopRow ? stop.column : undefined}
            onStop={(column) => {
              setStop({ row, column });
            }}
          />
        ))}
      </dl>
      <ShowMore shown={rows.length} total={found.length} step={500} what={label} onMore={setLimit} />
    </div>
  );
}
