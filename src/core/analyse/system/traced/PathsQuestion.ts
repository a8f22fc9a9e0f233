/** What of a path is one node of its graph; Jaeger UI's names. */
export const pathDensities = ['ppe', 'mc', 'up-vs-down', 'per-level', 'ext-vs-int'] as const;
/**
 * 'ppe': steps stand for themselves, as long as what lies between them and the focus is the same; 'mc': each operation once; 'up-vs-down':
 * once above the focus and once below; 'per-level': once a distance; 'ext-vs-int': once as an end of paths, once within.
 */
export type PathDensity = (typeof pathDensities)[number];

/** Which paths through loaded traces are asked for. */
export interface PathsQuestion {
  /** The focus: a service, and one of its operations; '' = any. */
  readonly service: string;
  readonly operation: string;
  /** Steps above and below the focus that are shown; Infinity = to the end. */
  readonly up: number;
  readonly down: number;
  readonly density: PathDensity;
  /** Whether operations are told apart, or services only. */
  readonly operations: boolean;
  /** Paths through one of these services are left out. */
  readonly hidden: readonly string[];
  /** Only paths through this service; '' = all. */
  readonly through: string;
}

/** A step of a path; `operation` is '' where operations are not told apart. */
export interface PathLabel {
  readonly service: string;
  readonly operation: string;
}
