import { useMemo } from 'react';
import { create } from 'zustand';
import { zoneName, type TimestampStyle, type TimeZoneChoice } from '../../core';
import { usePreferences } from '../prefs/preferences';

/** The zone of a link that the reader agreed to follow on this page; undefined = the reader's own holds. */
const usePageZone = create<{ readonly zone: TimeZoneChoice | undefined }>(() => ({ zone: undefined }));

/** Shows times in this zone until the page is left. Never stored. */
export function followZone(zone: TimeZoneChoice | undefined): void {
  usePageZone.setState({ zone });
}

/** The zone that times are shown in. */
export function useZone(): TimeZoneChoice {
  const own = usePreferences((preferences) => preferences.zone);
  return usePageZone(({ zone }) => zone) ?? own;
}

/** The name of that zone at this moment, for a link; undefined where the reader does not want it said. */
export function zoneToShare(): TimeZoneChoice | undefined {
  const { zone, sharesZone } = usePreferences.getState();
  return sharesZone ? zoneName(usePageZone.getState().zone ?? zone) : undefined;
}

/** In which zone and style times are shown. */
export function useReaderTimes(): { readonly zone: TimeZoneChoice; readonly style: TimestampStyle } {
  const zone = useZone();
  const style = usePreferences((preferences) => preferences.timestamps);
  return useMemo(() => ({ zone, style }), [zone, style]);
}
