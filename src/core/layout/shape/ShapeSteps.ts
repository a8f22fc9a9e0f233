import type { SpanIndex } from '../../model';
import type { TimeWindow } from '../timeWindow';
import type { Cut } from './Cut';
import type { SiblingOrder } from './siblingOrder';

/** A group or placeholder that the reader has opened. */
export interface OpenNode {
  /** 'group': by any of its members; else the placeholder under `span` (−1: at the top). */
  readonly what: 'group' | 'find' | 'window';
  readonly span: number;
  /** How many members of a group have rows. */
  readonly shown: number;
}

/** What a trace's tree goes through before it becomes rows, in this order. */
export interface ShapeSteps {
  /** undefined = switched off. */
  readonly cuts: readonly (Cut<SpanIndex> | undefined)[];
  readonly find: { readonly mode: 'only' | 'hide'; readonly hit: Uint8Array } | undefined;
  /** Rows without a part in it are dropped. */
  readonly window: TimeWindow | undefined;
  readonly order: SiblingOrder;
  /** From so many alike siblings on they are a group; undefined = never. */
  readonly groupFrom: number | undefined;
  /** What siblings must also share to be alike, beside service and name: per span a number for a value, −1 for none. */
  readonly alike: readonly Int32Array[];
  readonly open: readonly OpenNode[];
}

/** Siblings that are repeated at least this often stand as one row. */
export const GROUP_FROM = 5;
/** Members that an opened group shows at first, and how many come with each "more". */
export const GROUP_STEP = 20;

/** Nothing is done to the tree. */
export const NO_STEPS: ShapeSteps = {
  cuts: [],
  find: undefined,
  window: undefined,
  order: 'start',
  groupFrom: undefined,
  alike: [],
  open: [],
};
