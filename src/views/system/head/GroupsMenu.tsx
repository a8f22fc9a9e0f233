import { useMemo } from 'react';
import { formatCount, namePrefixes, visibleText } from '../../../core';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { Popover } from '../../../ui/Popover';
import classes from '../system.module.css';

/** Longer lists are not read. */
const mostShown = 200;

function Prefixes({
  names,
  groups,
  onChange,
}: {
  readonly names: readonly string[];
  readonly groups: readonly string[];
  readonly onChange: (groups: readonly string[]) => void;
}) {
  const prefixes = useMemo(() => namePrefixes(names), [names]);
  if (prefixes.length === 0) return <p>No two services have names that begin alike, up to a - . _ / or :</p>;
  return (
    <>
      <fieldset className={classes['prefixes']}>
        <legend>One box for all services whose names begin with</legend>
        {prefixes.slice(0, mostShown).map(({ prefix, count }) => (
          <label key={prefix} className={classes['prefix']}>
            <input
              type="checkbox"
              checked={groups.includes(prefix)}
              onChange={(event) => {
                onChange(
                  event.target.checked ? [...groups, prefix] : groups.filter((each) => each !== prefix),
                );
              }}
            />
            <bdi className={classes['prefixName']}>{visibleText(prefix)}</bdi>
            <span className={classes['soft']}>{formatCount(count)}</span>
          </label>
        ))}
      </fieldset>
      {prefixes.length > mostShown && (
        <p className={classes['soft']}>
          {formatCount(prefixes.length - mostShown)} of fewer services are left out.
        </p>
      )}
      <Button
        disabled={groups.length === 0}
        onClick={() => {
          onChange([]);
        }}
      >
        Open all groups
      </Button>
    </>
  );
}

/** Which services stand together as one. */
export function GroupsMenu(props: {
  readonly names: readonly string[];
  readonly groups: readonly string[];
  readonly onChange: (groups: readonly string[]) => void;
}) {
  const { groups } = props;
  return (
    <Popover
      label="Groups of services"
      panelClass={classes['groups']}
      button={
        <>
          <Icon name="fold-all" size={14} /> Groups{groups.length > 0 && ` (${String(groups.length)})`}
        </>
      }
    >
      {() => <Prefixes {...props} />}
    </Popover>
  );
}
