import { nanos, readSkewWarning, type Nanos } from '../../../core';

/** What the server says about the clock of one span. */
export interface SkewNote {
  readonly service: string;
  /** '' where the data names none. */
  readonly host: string;
  readonly warnings: readonly string[];
}

/** What the server did to the spans of one service on one host. */
export interface SkewGroup {
  readonly service: string;
  readonly host: string;
  /** false: it would have moved them, but does not. */
  readonly isMoved: boolean;
  readonly count: number;
  readonly least: Nanos;
  readonly most: Nanos;
}

/** Adds up clock skew by service and host, the most moved first. Warnings about other things are passed over. */
export function skewGroups(notes: readonly SkewNote[]): readonly SkewGroup[] {
  const groups = new Map<string, { -readonly [K in keyof SkewGroup]: SkewGroup[K] }>();
  for (const { service, host, warnings } of notes) {
    for (const text of warnings) {
      const skew = readSkewWarning(text);
      if (skew === undefined) continue;
      const { isMoved, by } = skew;
      const key = JSON.stringify([service, host, isMoved]);
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, { service, host, isMoved, count: 1, least: by, most: by });
        continue;
      }
      group.count++;
      group.least = nanos(Math.min(group.least, by));
      group.most = nanos(Math.max(group.most, by));
    }
  }
  const size = ({ least, most }: SkewGroup) => Math.max(Math.abs(least), Math.abs(most));
  return [...groups.values()].sort((a, b) => size(b) - size(a));
}
