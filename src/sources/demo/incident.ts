const MINUTE = 60_000_000;
const DAY = 24 * 60 * MINUTE;
/** Every day from 05:10 to 06:25 UTC. */
const BEGIN = 310 * MINUTE;
const END = 385 * MINUTE;

/**
 * Whether the demo's incident of the day is on at that time (microseconds since 1970): the bank that C asks for the money hardly answers,
 * so that three of four calls of B to C fail, B tries again, and a third of the checkouts fails. The traffic of an hour never changes,
 * so the incident has its hour; any window of a day has all of it, or the end of one and the beginning of the next.
 */
export const isIncident = (micros: number): boolean => micros % DAY >= BEGIN && micros % DAY < END;
