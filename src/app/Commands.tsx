import type { TimestampStyle } from '../core';
import { setPreferences, usePreferences, type Preferences } from '../state/prefs/preferences';
import { openDroppedFiles } from '../state/query/openDroppedFiles';
import { useFiles } from '../state/session/files';
import { useSite } from '../state/site/site';
import { useLastSearch } from '../state/url/lastSearch';
import { go, monitorPlace, pathsPlace, searchPlace, systemPlace } from '../state/url/place';
import { placeOfFiles } from '../state/url/placeOfFiles';
import { announce } from '../ui/announce';
import { commands } from '../ui/commands';
import { useShortcuts } from '../ui/shortcuts';
import { useExportDialog } from './export/useExportDialog';

const themes: readonly (readonly [string, Preferences['theme']])[] = [
  ['Theme: light', 'light'],
  ['Theme: dark', 'dark'],
  ['Theme: as the system', 'system'],
];
const styles: readonly (readonly [string, TimestampStyle])[] = [
  ['Times written as ISO', 'iso'],
  ['Times in the local style', 'locale'],
  ['Times as how long ago', 'relative'],
];

/** A preference by name, said as it takes hold. */
const setting = (does: string, change: Partial<Preferences>) =>
  [
    does,
    () => {
      setPreferences(change);
      announce(does);
    },
  ] as const;

function pickFiles(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.addEventListener('change', () => {
    void openDroppedFiles([...(input.files ?? [])]).then((traceIds) => {
      const place = placeOfFiles(traceIds);
      if (place) go(place);
    });
  });
  input.click();
}

/** What can be done on every page by name, and the dialog of an export that a page asked for. */
export function Commands() {
  const singleKeys = usePreferences((preferences) => preferences.singleKeys);
  const { withFiles, themeChoice } = useSite();
  const hasFiles = useFiles((files) => files.source !== undefined);
  const last = useLastSearch((search) => search.raw);
  useShortcuts([
    ...commands('Pages', [
      ['Go to the search', () => go(searchPlace())],
      ...(last === undefined ? [] : [['Go to the search before', () => go(searchPlace(last))] as const]),
      ['Go to the system: who calls whom', () => go(systemPlace())],
      ['Go to the paths through a service', () => go(pathsPlace())],
      ['Go to the monitor: rate, errors, durations', () => go(monitorPlace())],
      ...(hasFiles
        ? [['Go to the traces of the opened files', () => go(searchPlace('xfrom=files'))] as const]
        : []),
      ...(withFiles ? [['Open trace files…', pickFiles] as const] : []),
    ]),
    ...commands('Settings', [
      ...(themeChoice ? themes : []).map(([does, theme]) => setting(does, { theme })),
      ...styles.map(([does, timestamps]) => setting(does, { timestamps })),
      setting('Time zone: the browser’s', { zone: 'local' }),
      setting('Time zone: UTC', { zone: 'utc' }),
      [
        'Single keys on or off',
        () => {
          setPreferences({ singleKeys: !singleKeys });
          announce(singleKeys ? 'Keys without a modifier are off' : 'Keys without a modifier are on');
        },
      ],
    ]),
  ]);
  return useExportDialog();
}
