import { nanos, type Nanos } from '../../core';

export const traceViews = ['timeline', 'calltree', 'graph'] as const;
export type TraceViewName = (typeof traceViews)[number];

/**
 * A span in an address: its id, and where several spans of the trace share that id, `~n` for the n-th of them in
 * pre-order (0 is left out).
 */
export type SpanReference = string;

/** Which subtrees are folded: a preset, and the spans for which the opposite holds. */
export interface FoldsInAddress {
  readonly preset: 'none' | 'all' | { readonly level: number };
  readonly toggled: readonly SpanReference[];
}

/** Everything that decides what the trace page shows, beside the trace's id in the path. */
export interface TraceAddress {
  readonly view: TraceViewName;
  /** Jaeger UI's uiFind: plain terms. */
  readonly find: string;
  readonly selected: SpanReference | undefined;
  /** Spans whose detail is open under their row. */
  readonly open: readonly SpanReference[];
  /** Part of the trace that is on screen, in nanoseconds since its start; undefined = all. */
  readonly window: { readonly start: Nanos; readonly end: Nanos } | undefined;
  readonly folds: FoldsInAddress;
  /** Where details open; undefined = as the reader prefers. */
  readonly panel: 'row' | 'side' | undefined;
  /** 'files' = the trace is one of the files opened in this tab. */
  readonly from: 'server' | 'files';
}

export const emptyTraceAddress: TraceAddress = {
  view: 'timeline',
  find: '',
  selected: undefined,
  open: [],
  window: undefined,
  folds: { preset: 'none', toggled: [] },
  panel: undefined,
  from: 'server',
};

/** Version of our own parameters. A greater one in an address: what is understood holds, and the page says so. */
const version = 1;

/** Most folded or opened spans that an address carries: 17 characters each keep it below what servers take (8 kB). */
export const maxReferences = 300;

const isReference = (text: string) => text !== '' && text.length <= 256;

function readReferences(text: string): SpanReference[] {
  return text.split('.').map(decodeReference).filter(isReference).slice(0, maxReferences);
}

/** Odd ids may hold the separators: they travel percent-encoded inside the value. */
const encodeReference = (reference: SpanReference) =>
  reference.replace(/[%.\s]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
function decodeReference(text: string): SpanReference {
  return text.replace(/%([0-9a-f]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
}

function readWindow(text: string): TraceAddress['window'] {
  const match = /^(-?\d{1,16})_(-?\d{1,16})$/.exec(text);
  if (!match) return undefined;
  const start = Number(match[1]);
  const end = Number(match[2]);
  return start < end ? { start: nanos(start), end: nanos(end) } : undefined;
}

function readFolds(text: string): FoldsInAddress {
  const [head = '', ...rest] = text.split('.');
  const level = /^l(\d{1,6})$/.exec(head);
  const preset = head === 'all' ? 'all' : level ? { level: Number(level[1]) } : 'none';
  return {
    preset,
    toggled: rest.map(decodeReference).filter(isReference).slice(0, maxReferences),
  };
}

function writeFolds({ preset, toggled }: FoldsInAddress): string {
  const head = typeof preset === 'string' ? preset : `l${String(preset.level)}`;
  if (head === 'none' && toggled.length === 0) return '';
  return [head, ...toggled.slice(0, maxReferences).map(encodeReference)].join('.');
}

/** Reads the trace page's address. What cannot be read is left at its default and named in `faults`. */
export function readTraceAddress(parameters: URLSearchParams): {
  readonly address: TraceAddress;
  readonly faults: readonly string[];
} {
  const faults: string[] = [];
  const text = (name: string) => parameters.get(name) ?? '';
  const stated = text('x');
  if (stated !== '' && Number(stated) > version) {
    faults.push('This link was made by a newer version of Spanlight; what this one knows of it is shown.');
  }
  const rawView = text('xview');
  const view = traceViews.find((known) => known === rawView);
  if (rawView !== '' && view === undefined)
    faults.push(`There is no view “${rawView.slice(0, 40)}”; the timeline is shown.`);
  const rawWindow = text('xwin');
  const window = rawWindow === '' ? undefined : readWindow(rawWindow);
  if (rawWindow !== '' && window === undefined)
    faults.push('The zoom window of this link could not be read; the whole trace is shown.');
  const rawPanel = text('xpanel');
  const selected = decodeReference(text('xspan'));
  return {
    address: {
      view: view ?? 'timeline',
      find: text('uiFind'),
      selected: selected !== '' ? selected : undefined,
      open: text('xopen') === '' ? [] : readReferences(text('xopen')),
      window,
      folds: text('xfold') === '' ? emptyTraceAddress.folds : readFolds(text('xfold')),
      panel: rawPanel === 'row' || rawPanel === 'side' ? rawPanel : undefined,
      from: text('xfrom') === 'files' ? 'files' : 'server',
    },
    faults,
  };
}

const owned = ['uiFind', 'x', 'xview', 'xspan', 'xopen', 'xwin', 'xfold', 'xpanel', 'xfrom'];

/** Writes the trace page's address. Parameters of `before` that are unknown to us stay. */
export function writeTraceAddress(address: TraceAddress, before?: URLSearchParams): URLSearchParams {
  const parameters = new URLSearchParams(before);
  for (const name of owned) parameters.delete(name);
  const put = (name: string, value: string) => {
    if (value !== '') parameters.set(name, value);
  };
  put('uiFind', address.find);
  put('xview', address.view === 'timeline' ? '' : address.view);
  put('xspan', address.selected === undefined ? '' : encodeReference(address.selected));
  put('xopen', address.open.slice(0, maxReferences).map(encodeReference).join('.'));
  put(
    'xwin',
    address.window
      ? `${String(Math.round(address.window.start))}_${String(Math.round(address.window.end))}`
      : '',
  );
  put('xfold', writeFolds(address.folds));
  put('xpanel', address.panel ?? '');
  put('xfrom', address.from === 'files' ? 'files' : '');
  if (owned.some((name) => name.startsWith('x') && parameters.has(name)))
    parameters.set('x', String(version));
  return parameters;
}
