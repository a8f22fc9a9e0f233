/**
 * What is said about the shape of a trace, beside what is written on its spans: keys of a ResultTable like any other. Those that begin
 * with "n-" are numbers, one a trace.
 */
export const structureKeys = [
  { key: 'has-operation', label: 'Any operation' },
  { key: 'has-call', label: 'Call' },
  { key: 'has-retry', label: 'Retry' },
  { key: 'has-error', label: 'Service in error' },
  { key: 'n-spans', label: 'Spans' },
  { key: 'n-depth', label: 'Depth' },
  { key: 'n-services', label: 'Services' },
  { key: 'n-errors', label: 'Spans in error' },
] as const;

export type StructureKey = (typeof structureKeys)[number]['key'];

const known: ReadonlySet<string> = new Set(structureKeys.map(({ key }) => key));

export const isStructureKey = (key: string): boolean => known.has(key);

/** Every trace has one number of this key, so that "not at least n" is "fewer than n". */
export const isCountKey = (key: string): boolean => key.startsWith('n-') && known.has(key);
