import { spanPart } from '../trace/spanParts';

/** The trace that is looked at beside the list, by its id; undefined for none. */
export const peekPart = spanPart('xpeek');
