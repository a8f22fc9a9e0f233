import { create } from 'zustand';
import * as v from 'valibot';
import { durationUnits, timestampStyles } from '../../core';
import { logClocks } from './logClocks';

/** Longest template of the label of rows (core/format/rowLabel). */
export const longestLabel = 200;

/** Matters of taste. Only a choice of the reader writes them, never an address that is opened. */
const schema = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  /** 'local', 'utc' or an IANA zone. */
  zone: v.fallback(v.pipe(v.string(), v.maxLength(64)), 'local'),
  /** Links that are copied say in which zone times were read. */
  sharesZone: v.fallback(v.boolean(), true),
  timestamps: v.fallback(v.picklist(timestampStyles), 'iso'),
  /** Durations stand in this unit when the address does not say. */
  durationUnit: v.fallback(v.picklist(durationUnits), 'auto'),
  /** What the times of a span's logs count from when the address does not say. */
  logClock: v.fallback(v.picklist(logClocks), 'span'),
  /** Width of the timeline's name column in px. */
  nameColumn: v.fallback(v.pipe(v.number(), v.minValue(120), v.maxValue(1600)), 380),
  /** What rows of the timeline say, as a template (core/format/rowLabel); '' = service and operation. */
  rowLabel: v.fallback(v.pipe(v.string(), v.maxLength(longestLabel)), ''),
  /** The same for the spans of single services. */
  serviceLabels: v.fallback(
    v.pipe(
      v.array(
        v.object({
          service: v.pipe(v.string(), v.maxLength(256)),
          label: v.pipe(v.string(), v.maxLength(longestLabel)),
        }),
      ),
      v.maxLength(100),
    ),
    [],
  ),
  /** Pills and icons in the rows of the timeline. */
  rowPills: v.fallback(v.boolean(), true),
  /** Width of the side panel in px. */
  sidePanel: v.fallback(v.pipe(v.number(), v.minValue(240), v.maxValue(1600)), 440),
  /** Share of the first of two views that are shown together. */
  besideShare: v.fallback(v.pipe(v.number(), v.minValue(0.2), v.maxValue(0.8)), 0.5),
  /** Widths of columns in px, by the table's name and the column's key. */
  columnWidths: v.fallback(v.record(v.string(), v.pipe(v.number(), v.minValue(40), v.maxValue(1600))), {}),
  /** Where a span's detail opens when the address does not say. */
  detailPlacement: v.fallback(v.picklist(['row', 'right', 'bottom', 'window']), 'row'),
  /** Height of the bottom panel in px. */
  bottomPanel: v.fallback(v.pipe(v.number(), v.minValue(120), v.maxValue(1600)), 320),
  /** Keys of attributes that stand first in the detail of every span. */
  pinnedKeys: v.fallback(v.pipe(v.array(v.pipe(v.string(), v.maxLength(256))), v.maxLength(100)), []),
  /** Ancestors of the topmost row stay in sight while the timeline scrolls. */
  stickyAncestors: v.fallback(v.boolean(), true),
  /** The head of a trace is one line. */
  slimHead: v.fallback(v.boolean(), false),
  /** Single-letter keys on or off (WCAG 2.1.4). */
  singleKeys: v.fallback(v.boolean(), true),
  /** Keys in place of their own, by the shortcut's id (ui/shortcuts); '' = none. */
  changedKeys: v.fallback(v.record(v.string(), v.pipe(v.string(), v.maxLength(40))), {}),
  /** Service of the reader's last search, chosen when the search page opens with nothing asked; '' = none yet. */
  lastService: v.fallback(v.pipe(v.string(), v.maxLength(256)), ''),
  /** Searches end a little before now, where the site says by how much. */
  shiftsEnd: v.fallback(v.boolean(), true),
  /** Whether the facets stand beside the results; 'auto' = where there is room. */
  facetPanel: v.fallback(v.picklist(['auto', 'open', 'closed']), 'auto'),
  /** How the search plot spreads durations. */
  plotScale: v.fallback(v.picklist(['linear', 'log']), 'linear'),
  /** Columns of the list of results when the address does not say; [] = the usual ones. */
  resultColumns: v.fallback(v.pipe(v.array(v.pipe(v.string(), v.maxLength(256))), v.maxLength(40)), []),
  /** Order of the list of results when the address does not say. */
  resultOrder: v.fallback(v.object({ sort: v.pipe(v.string(), v.maxLength(256)), descending: v.boolean() }), {
    sort: 'start',
    descending: true,
  }),
  /** Two lines a trace in the list of results, or one. */
  resultDensity: v.fallback(v.picklist(['comfortable', 'compact']), 'comfortable'),
  /** How the list of results says when a trace began, first or alone; 'style' = as all times. */
  resultStart: v.fallback(v.picklist(['style', 'clock', 'ago']), 'style'),
});

export type Preferences = v.InferOutput<typeof schema>;

const storageKey = 'spanlight:preferences:1';

/** Storage may be blocked, full or hold junk of another app: then the defaults hold and nothing breaks. */
function load(): Preferences {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return v.parse(schema, typeof parsed === 'object' && parsed !== null ? parsed : {});
  } catch {
    return v.parse(schema, {});
  }
}

function save(preferences: Preferences): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(preferences));
  } catch {
    // Kept for this page only.
  }
}

export const usePreferences = create<Preferences>(() => load());

/** Changes some preferences and stores them. */
export function setPreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change);
  save(usePreferences.getState());
}
