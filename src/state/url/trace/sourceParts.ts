import { switchPart } from './AddressPart';

/** The trace as it was stored, without the server's adjustments (the API's `raw=true`). */
export const rawPart = switchPart('xraw');
/** The trace is asked for over all times, for storages that look it up within a range only. */
export const widePart = switchPart('xwide');
/** The link was made for a trace that is still being written: where it is not there yet, the page looks again for half a minute. */
export const waitPart = switchPart('xwait');
