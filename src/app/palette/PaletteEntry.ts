import type { Pickable } from '../../core';
import type { Place } from '../../state/url/place';
import type { IconName } from '../../ui/Icon';

/** Headings of the palette, in the order in which they stand before anything is typed. */
export const paletteGroups = [
  'Open',
  'Last used',
  'Saved searches',
  'Recent traces',
  'Recent searches',
  'Commands',
  'Spans of this trace',
  'Services',
  'Operations',
  'Find',
] as const;
export type PaletteGroup = (typeof paletteGroups)[number];

/** One thing that the palette offers. Its texts (its name, then what explains it) are fit for the screen. */
export interface PaletteEntry extends Pickable {
  /** By what it is remembered as used, and unlike all others. */
  readonly id: string;
  readonly group: PaletteGroup;
  readonly icon: IconName;
  /** Hue of a service, in degrees: a dot in place of the icon. */
  readonly hue?: number | undefined;
  /** A count, a time: at the end of the line. */
  readonly aside?: string | undefined;
  readonly isFailed?: boolean;
  /** Keys that do the same. */
  readonly keys?: readonly string[];
  /** Not worth remembering: it is gone with its trace. */
  readonly isPassing?: boolean;
  /** Does it, or says which place leads there: that one can be opened in a new tab. */
  readonly does: () => Place | undefined;
}
