import { afterEach, expect, test } from 'vitest';
import { setPreferences, usePreferences } from '../prefs/preferences';
import { followZone, zoneToShare } from './readerTimes';

afterEach(() => {
  followZone(undefined);
  setPreferences({ zone: 'local', sharesZone: true });
});

test('a link names the zone that times are read in', () => {
  setPreferences({ zone: 'Asia/Kathmandu' });
  expect(zoneToShare()).toBe('Asia/Kathmandu');
  setPreferences({ zone: 'utc' });
  expect(zoneToShare()).toBe('UTC');
});

test('a zone that is followed goes on in links, and is no preference', () => {
  setPreferences({ zone: 'utc' });
  followZone('Europe/Berlin');
  expect(zoneToShare()).toBe('Europe/Berlin');
  expect(usePreferences.getState().zone).toBe('utc');
  followZone(undefined);
  expect(zoneToShare()).toBe('UTC');
});

test('a link names none where the reader does not want it', () => {
  setPreferences({ zone: 'Asia/Kathmandu', sharesZone: false });
  expect(zoneToShare()).toBeUndefined();
});
