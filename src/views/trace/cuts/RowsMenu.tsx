import { useState } from 'react';
import {
  GROUP_FROM,
  formatCount,
  parseDuration,
  siblingOrders,
  visibleText,
  type SiblingOrder,
} from '../../../core';
import { setPreferences, usePreferences } from '../../../state/prefs/preferences';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/Field';
import { Icon } from '../../../ui/Icon';
import { Popover } from '../../../ui/Popover';
import type { TraceView } from '../useTraceView';
import type { Zoom } from '../useZoom';
import { AlikeTags } from './AlikeTags';
import { addCut, setCuts } from './changeCuts';
import classes from './RowsMenu.module.css';

const orderNames: Readonly<Record<SiblingOrder, string>> = {
  start: 'Start, as they ran',
  duration: 'Duration, longest first',
  self: 'Self time, most first',
  critical: 'Time on the critical path, most first',
};
const mostServices = 200;
const fewest = 2;
const most = 99_999;

/** Repeated siblings as one row: whether, and from how many on. */
function Grouping({ view }: { readonly view: TraceView }) {
  const { groupFrom } = view.address;
  const set = (from: number) => {
    view.change({ groupFrom: from }, 'replace');
  };
  return (
    <div className={classes['line']}>
      <label className={classes['check']}>
        <input
          type="checkbox"
          checked={groupFrom > 0}
          onChange={(event) => {
            set(event.target.checked ? GROUP_FROM : 0);
          }}
        />
        Repeated siblings as one row (g)
      </label>
      <label className={classes['check']}>
        from
        <input
          type="number"
          className={classes['number']}
          min={fewest}
          max={most}
          disabled={groupFrom === 0}
          value={groupFrom === 0 ? GROUP_FROM : groupFrom}
          onChange={(event) => {
            const from = Math.round(event.target.valueAsNumber);
            if (from >= fewest && from <= most) set(from);
          }}
        />
        alike
      </label>
    </div>
  );
}

/** Spans below a threshold go, those below them stay. */
function Threshold({ view }: { readonly view: TraceView }) {
  const [text, setText] = useState('1 ms');
  const [fault, setFault] = useState<string>();
  const hide = (by: 'duration' | 'self') => {
    const least = parseDuration(text);
    if (least === undefined || least <= 0) {
      setFault('Not a duration: write it like 5 ms or 1.5 s.');
      return;
    }
    setFault(undefined);
    addCut(view, { cut: 'below', by, least });
  };
  return (
    <div className={classes['line']}>
      <TextField
        label="Hide spans below"
        fault={fault}
        value={text}
        size={8}
        onChange={(event) => {
          setText(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') hide('duration');
        }}
      />
      <Button
        onClick={() => {
          hide('duration');
        }}
      >
        of duration
      </Button>
      <Button
        onClick={() => {
          hide('self');
        }}
      >
        of self time
      </Button>
    </div>
  );
}

/** Services whose spans, with all below them, are cut away. */
function Services({ view }: { readonly view: TraceView }) {
  const { services } = view.open.trace;
  const { cuts } = view.address;
  const names = [...services].filter((service) => service !== '').sort();
  const placeOf = (service: string) =>
    cuts.findIndex(({ cut, on }) => on && cut.cut === 'service' && cut.subtree && cut.service === service);
  return (
    <fieldset className={classes['part']}>
      <legend>Services, with all below them</legend>
      <ul className={classes['list']}>
        {names.slice(0, mostServices).map((service) => {
          const place = placeOf(service);
          return (
            <li key={service}>
              <label className={classes['check']}>
                <input
                  type="checkbox"
                  checked={place < 0}
                  onChange={() => {
                    if (place < 0) addCut(view, { cut: 'service', service, subtree: true });
                    else
                      setCuts(
                        view,
                        cuts.filter((_, at) => at !== place),
                      );
                  }}
                />
                <bdi>{visibleText(service.slice(0, 200))}</bdi>
              </label>
            </li>
          );
        })}
      </ul>
      {names.length > mostServices && (
        <p className={classes['note']}>
          {formatCount(names.length - mostServices)} more: the menu of a row hides its service too.
        </p>
      )}
    </fieldset>
  );
}

/** How the tree becomes rows: order, groups, what is left out. */
export function RowsMenu({ view, zoom }: { readonly view: TraceView; readonly zoom: Zoom }) {
  const { order, inWindow } = view.address;
  const sticky = usePreferences((preferences) => preferences.stickyAncestors);
  return (
    <Popover
      label="Rows of the timeline"
      panelClass={classes['panel']}
      buttonClass={classes['button']}
      button={
        <>
          Rows
          <Icon name="chevron-down" size={12} />
        </>
      }
    >
      {() => (
        <>
          <fieldset className={classes['part']}>
            <legend>Siblings by</legend>
            {siblingOrders.map((one) => (
              <label key={one} className={classes['check']}>
                <input
                  type="radio"
                  name="sibling-order"
                  checked={order === one}
                  onChange={() => {
                    view.change({ order: one }, 'replace');
                  }}
                />
                {orderNames[one]}
              </label>
            ))}
          </fieldset>
          <Grouping view={view} />
          {view.address.groupFrom > 0 && <AlikeTags view={view} />}
          <label className={classes['check']}>
            <input
              type="checkbox"
              checked={inWindow}
              onChange={(event) => {
                view.change({ inWindow: event.target.checked }, 'replace');
              }}
            />
            Only rows of the zoomed part{zoom.whole ? ' (all is shown)' : ''}
          </label>
          <label className={classes['check']}>
            <input
              type="checkbox"
              checked={sticky}
              onChange={(event) => {
                setPreferences({ stickyAncestors: event.target.checked });
              }}
            />
            Keep ancestors in sight while scrolling
          </label>
          <Threshold view={view} />
          <Button
            onClick={() => {
              addCut(view, { cut: 'recursion' });
            }}
          >
            Flatten recursion
          </Button>
          <Services view={view} />
          <p className={classes['note']}>
            More ways to cut: the menu of a row (right click, or the key “.”).
          </p>
        </>
      )}
    </Popover>
  );
}
