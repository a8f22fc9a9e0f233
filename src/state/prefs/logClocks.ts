/** What the times of a span's logs count from; 'clock' = they are points in time. */
export const logClocks = ['span', 'parent', 'trace', 'clock'] as const;
export type LogClock = (typeof logClocks)[number];
