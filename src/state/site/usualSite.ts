import type { SiteConfig } from './SiteConfig';

/** What holds where nobody configured anything. */
export const usualSite: SiteConfig = {
  menu: [],
  linkPatterns: [],
  archive: false,
  metrics: undefined,
  searchWithoutService: undefined,
  monitorMenu: true,
  systemMenu: true,
  pathsMenu: true,
  mostGraphServices: 500,
  longestLookback: Infinity,
  usualLookback: '1h',
  mostTraces: 1500,
  endShift: 0,
  idLength: 7,
  topPrefixes: [],
  withFiles: true,
  fileOrigins: [],
  withJson: true,
  newTabs: true,
  themeChoice: true,
  serverVersion: '',
  faults: [],
  unused: [],
};
