/** Jaeger UI's parameters for a page inside another page: what is left out there. They hold only together with `uiEmbed=v0`. */
export interface Embedding {
  /** The head of the trace is one line. */
  readonly collapseTitle: boolean;
  readonly hideMinimap: boolean;
  /** The numbers of the trace and its services are left out. */
  readonly hideSummary: boolean;
  /** The plot of the search is left out. */
  readonly hideGraph: boolean;
  /** For this page only, whatever the reader prefers. */
  readonly theme: 'light' | 'dark' | undefined;
}

const names = [
  'uiEmbed',
  'uiTimelineCollapseTitle',
  'uiTimelineHideMinimap',
  'uiTimelineHideSummary',
  'uiSearchHideGraph',
  'uiTheme',
] as const;

/** How a page is embedded, by its query string (without `?`); undefined where it stands alone. */
export function readEmbedding(raw: string): Embedding | undefined {
  if (!raw.includes('uiEmbed')) return undefined;
  const parameters = new URLSearchParams(raw);
  if (parameters.get('uiEmbed') !== 'v0') return undefined;
  const isOn = (name: (typeof names)[number]) => parameters.get(name) === '1';
  const theme = parameters.get('uiTheme');
  return {
    collapseTitle: isOn('uiTimelineCollapseTitle'),
    hideMinimap: isOn('uiTimelineHideMinimap'),
    hideSummary: isOn('uiTimelineHideSummary'),
    hideGraph: isOn('uiSearchHideGraph'),
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
  };
}

/** A query string for a link out of an embedded page to a page of its own. */
export function standalone(raw: string): string {
  const parameters = new URLSearchParams(raw);
  for (const name of names) parameters.delete(name);
  parameters.set('uiEmbed', '');
  return parameters.toString();
}

/** What a link leads to from a page, both as query strings: embedded as the page is, unless it says otherwise itself (see standalone). */
export function keepEmbedding(here: string, there: string): string {
  const to = new URLSearchParams(there);
  const stated = to.get('uiEmbed');
  if (stated === '') to.delete('uiEmbed');
  else if (stated !== null || readEmbedding(here) === undefined) return there;
  else {
    const from = new URLSearchParams(here);
    for (const name of names) {
      const value = from.get(name);
      if (value !== null) to.set(name, value);
    }
  }
  return to.toString();
}
