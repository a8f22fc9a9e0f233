import type { PaletteEntry, PaletteGroup } from './PaletteEntry';
import type { PaletteSection } from './paletteRows';

/** A line that can be chosen: something offered, or (without an entry) the rest under a heading. */
export interface PaletteLineOf {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly entry: PaletteEntry | undefined;
}

/** All lines that can be chosen, in their order on the screen. */
export const paletteLines = (sections: readonly PaletteSection[]): readonly PaletteLineOf[] =>
  sections.flatMap(({ group, entries, opens }) => [
    ...entries.map((entry) => ({ id: entry.id, group, entry })),
    ...(opens ? [{ id: `more:${group}`, group, entry: undefined }] : []),
  ]);
