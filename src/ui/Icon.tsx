/** Outlines on a grid of 16, drawn with the text's colour. */
const paths = {
  search: 'M7 12.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Zm4-1.5 3.5 3.5',
  close: 'm3.5 3.5 9 9m0-9-9 9',
  'chevron-right': 'm6 3.5 4.5 4.5L6 12.5',
  'chevron-down': 'M3.5 6 8 10.5 12.5 6',
  'chevron-up': 'M3.5 10 8 5.5l4.5 4.5',
  'arrow-left': 'M13 8H3m4-4.5L2.5 8 7 12.5',
  copy: 'M5.5 5.5v-3h8v8h-3m-8-5h8v8h-8v-8Z',
  equals: 'M2.5 6h11m-11 4h11',
  braces: 'M6 2.5H4.5v4L3 8l1.5 1.5v4H6m4-11h1.5v4L13 8l-1.5 1.5v4H10',
  check: 'm2.5 8.5 3.5 3.5 7.5-8',
  error: 'M8 1.5 15 14H1L8 1.5Zm0 4.75v3.5m0 2v.75',
  warning: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm0-10v4.25m0 2v.75',
  link: 'M6.5 9.5 9.5 6.5m-2-2 1.25-1.25a3 3 0 0 1 4.25 4.25L11.5 9m-3 2.5-1.25 1.25A3 3 0 0 1 3 8.5L4.5 7',
  external: 'M6.5 3.5h-4v10h10v-4m-3-7h4v4m0-4-6 6',
  settings:
    'M2 4.5h6m4 0h2m-12 7h2m4 0h6M10 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm-4 7a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  help: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM6 6.25A2 2 0 1 1 8 8.5v1m0 2v.5',
  panel: 'M2 2.5h12v11H2v-11Zm7.5 0v11',
  swap: 'M2.5 5.5h10m-3-3 3 3-3 3m4 2h-10m3-3-3 3 3 3',
  beside: 'M2 2.5h12v11H2v-11Zm6 0v11',
  columns: 'M2 2.5h12v11H2v-11Zm4 0v11m4-11v11',
  table: 'M2 2.5h12v11H2v-11Zm0 4h12m-12 3.5h12M6.5 6.5v7',
  statistics: 'M2.5 13.5v-5m4 5v-11m4 11v-7m4 7v-3',
  events: 'M5.5 4h8.5m-8.5 4h8.5m-8.5 4h8.5M2 4h1m-1 4h1m-1 4h1',
  download: 'M8 2v8m-3.5-3L8 10.5 11.5 7M2.5 13.5h11',
  rows: 'M2 3.5h12M2 8h12M2 12.5h12',
  refresh: 'M13.5 8A5.5 5.5 0 1 1 11.9 4.1M13.5 1.5v3h-3',
  reset: 'M2.5 8A5.5 5.5 0 1 0 4.1 4.1M2.5 1.5v3h3',
  'zoom-in': 'M7 12.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Zm4-1.5 3.5 3.5M7 4.5v5M4.5 7h5',
  'zoom-out': 'M7 12.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Zm4-1.5 3.5 3.5M4.5 7h5',
  fit: 'M2 6V2h4m4 0h4v4m0 4v4h-4m-4 0H2v-4',
  file: 'M9 1.5H3.5v13h9V5L9 1.5Zm0 0V5h3.5',
  clock: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM8 4v4.25l2.5 2',
  tree: 'M3 2.5v11m0-8h4m-4 6h4M9.5 4h4v3h-4V4Zm0 6h4v3h-4v-3Z',
  flame: 'M1.5 3.5h13m-13 4.25h8m-8 4.25h4m6-4.25h3m-7 4.25h2',
  graph: 'M1.5 6.5h4v3h-4v-3Zm9-4h4v3h-4v-3Zm0 8h4v3h-4v-3ZM5.5 8 10.5 4m-5 4 5 4',
  'fold-all': 'M4.5 2.5 8 6l3.5-3.5m-7 11L8 10l3.5 3.5',
  'unfold-all': 'M4.5 5.5 8 2l3.5 3.5m-7 5L8 14l3.5-3.5',
  'fold-level': 'M2 8h12M5 12.5 8 9.8l3 2.7',
  'unfold-level': 'M2 4.5h12M5 8l3 3.5L11 8',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  pin: 'M5.5 1.5h5M6.5 1.5v4L4.5 9h7l-2-3.5v-4M8 9v5.5',
  palette:
    'M8 14.5a6.5 6.5 0 1 1 6.5-6.5c0 1.5-1 2.5-2.5 2.5h-1.5a1.5 1.5 0 0 0-1 2.5c.5.75 0 1.5-1.5 1.5ZM5 8h.01M6.5 5h.01M10 5h.01',
  minus: 'M3 8h10',
  bottom: 'M2 2.5h12v11H2v-11Zm0 7h12',
  window: 'M2 5.5h8v8H2v-8Zm4 0v-3h8v8h-4',
  pair: 'M2 2.5h5v11H2v-11Zm7 0h5v11H9v-11Z',
  save: 'M8 2v8m-3.5-3L8 10.5 11.5 7M2.5 13.5h11',
  text: 'M3 3.5h10M8 3.5v9.5',
  terminal: 'M2 3.5h12v9H2v-9Zm2.5 3L6.5 8l-2 1.5m4 .5h3',
  timeline: 'M1.5 3.5h8M4 8h8m-5 4.5h7.5',
} as const;

export type IconName = keyof typeof paths;

/** One outline on a grid of 16, for icons that only one part of the app has. Decorative, as Icon is. */
export function Outline({ d, size = 16 }: { readonly d: string; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={d} />
    </svg>
  );
}

/** A decorative icon: always beside text or inside a control that has a name. */
export const Icon = ({ name, size }: { readonly name: IconName; readonly size?: number }) => (
  <Outline d={paths[name]} {...(size !== undefined && { size })} />
);
