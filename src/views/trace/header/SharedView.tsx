import type { ReactNode } from 'react';
import { fixedUnits, zoneName, zoneOffset } from '../../../core';
import { usePreferences } from '../../../state/prefs/preferences';
import { followZone, useZone } from '../../../state/session/readerTimes';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import type { TraceView } from '../useTraceView';
import classes from './SharedView.module.css';

const placeWords = { row: 'under their rows', right: 'at the right', bottom: 'at the bottom' } as const;

/** What a link says otherwise than the reader prefers, and what can be done about it. */
function Chip({ said, children }: { readonly said: string; readonly children: ReactNode }) {
  return (
    <span role="note" className={classes['chip']}>
      <Icon name="link" size={13} />
      <span>{said}</span>
      {children}
    </span>
  );
}

/** The sender read times in another zone: the reader may follow, for this page only. */
function SharedZone({ view }: { readonly view: TraceView }) {
  const own = usePreferences(({ zone }) => zone);
  const shown = useZone();
  const { zone } = view.address;
  const { startEpoch } = view.open.trace;
  if (zone === undefined) return null;
  const offset = zoneOffset(startEpoch, zone);
  if (offset === zoneOffset(startEpoch, own)) return null;
  const name = zoneName(zone) === offset ? offset : `${zone} (${offset})`;
  const isFollowed = shown === zone;
  return (
    <Chip said={isFollowed ? `Shared view: times in ${name}` : `Times were shared in ${name}`}>
      {!isFollowed && (
        <Button
          look="quiet"
          onClick={() => {
            followZone(zone);
          }}
        >
          Show so
        </Button>
      )}
      <Button
        look="quiet"
        onClick={() => {
          followZone(undefined);
          view.change({ zone: undefined }, 'replace');
        }}
      >
        {isFollowed ? 'Reset to mine' : 'Keep mine'}
      </Button>
    </Chip>
  );
}

/** The link says where details open. A window of its own is offered where it would be (DetailPane). */
function SharedPlace({ view }: { readonly view: TraceView }) {
  const own = usePreferences(({ detailPlacement }) => detailPlacement);
  const { panel } = view.address;
  if (panel === undefined || panel === 'window' || panel === own) return null;
  return (
    <Chip said={`Shared view: details ${placeWords[panel]}`}>
      <Button
        look="quiet"
        onClick={() => {
          view.setPlacement(own);
        }}
      >
        Reset to mine
      </Button>
    </Chip>
  );
}

/** The link says in which unit durations stand. */
function SharedUnit({ view }: { readonly view: TraceView }) {
  const own = usePreferences(({ durationUnit }) => durationUnit);
  const { durationUnit: unit } = view.address;
  if (unit === undefined || unit === own) return null;
  return (
    <Chip
      said={`Shared view: durations in ${unit === 'auto' ? 'units that suit them' : fixedUnits[unit].word}`}
    >
      <Button
        look="quiet"
        onClick={() => {
          view.change({ durationUnit: undefined }, 'replace');
        }}
      >
        Reset to mine
      </Button>
    </Chip>
  );
}

/** Where the link that was opened differs from the reader's own preferences: what is shown, and the way back. Nothing is stored. */
export function SharedView({ view }: { readonly view: TraceView }) {
  return (
    <>
      <SharedPlace view={view} />
      <SharedZone view={view} />
      <SharedUnit view={view} />
    </>
  );
}
