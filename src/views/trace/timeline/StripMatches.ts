import { createContext } from 'react';

/** What the find hits, ascending, for the strips of the rows below; undefined while nothing is looked for. */
export const StripMatches = createContext<Int32Array | undefined>(undefined);
