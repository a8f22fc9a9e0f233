/** What the schedule knows of a watch. Times in milliseconds since 1970. */
export interface WatchTurn {
  readonly id: string;
  /** 0 = never yet. */
  readonly askedAt: number;
  /** Questions in a row that were not answered. */
  readonly failures: number;
  /** Not before that, by the server's wish; 0 = any time. */
  readonly notBefore: number;
  /** Requests that one look takes: more than one where the search is wider than the server. */
  readonly cost: number;
}

/** Most requests that all watches together make in any hour. */
export const requestsAnHour = 120;
export const hourMs = 3_600_000;
/** How often one watch is asked at most, and how much time each of several adds. */
const everyMs = 60_000;
const eachMs = hourMs / requestsAnHour;
/** Rest between two questions. */
const restMs = 2000;
const longestPauseMs = 10 * 60_000;

/** Time from one question of a watch to the next, where all of them together take so many requests, and so many were not answered. */
export const pauseOf = (requests: number, failures: number): number => {
  const usual = Math.max(everyMs, requests * eachMs);
  return failures === 0
    ? usual
    : Math.max(usual, Math.min(longestPauseMs, everyMs * 2 ** Math.min(failures, 10)));
};

/** The requests of the hour before `now`. */
export const inLastHour = (asked: readonly number[], now: number): readonly number[] =>
  asked.filter((at) => at > now - hourMs && at <= now);

/** No look may take more than there is in an hour. */
const costOf = ({ cost }: WatchTurn): number => Math.max(1, Math.min(requestsAnHour, cost));

/** How many requests are left of the hour before `now`. */
export const requestsLeft = (asked: readonly number[], now: number): number =>
  Math.max(0, requestsAnHour - inLastHour(asked, now).length);

/**
 * Whose turn is next, and when: the one that is due first, not while the requests of the last hour are used up. `asked` are the times of
 * all requests, ascending. undefined = nobody is watched.
 */
export function nextTurn(
  turns: readonly WatchTurn[],
  asked: readonly number[],
  now: number,
): { readonly id: string; readonly at: number } | undefined {
  let next: { id: string; at: number; cost: number } | undefined;
  const requests = turns.reduce((sum, turn) => sum + costOf(turn), 0);
  for (const turn of turns) {
    const { id, askedAt, failures, notBefore } = turn;
    // A clock that was put back does not hold a watch up.
    const last = askedAt > now ? 0 : askedAt;
    const at = Math.max(last === 0 ? 0 : last + pauseOf(requests, failures), notBefore);
    if (next === undefined || at < next.at) next = { id, at, cost: costOf(turn) };
  }
  if (next === undefined) return undefined;
  const recent = inLastHour(asked, now);
  const tooMany = recent.length + next.cost - requestsAnHour;
  const free = tooMany > 0 ? (recent[tooMany - 1] ?? now) + hourMs : 0;
  const rested = (recent.at(-1) ?? -Infinity) + restMs;
  return { id: next.id, at: Math.max(next.at, free, rested, now) };
}
