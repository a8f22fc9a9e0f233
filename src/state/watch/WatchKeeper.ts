import {
  inLastHour,
  isFiring,
  nextTurn,
  readRule,
  requestsAnHour,
  requestsLeft,
  stepWatch,
  freshWatch,
  type Answer,
  type WatchedTrace,
} from '../../core';
import { useWatches, type Watch } from './watches';
import {
  changeLog,
  entryOf,
  staleAfterMs,
  useWatchLog,
  withEntry,
  type WatchEntry,
  type WatchEvent,
  type WatchLog,
  type WatchLook,
} from './watchLog';
import { useWatchDuty } from './watchDuty';

/** What a watched search was answered with. */
export interface WatchAnswer {
  /** Those that the rule is asked of. */
  readonly traces: readonly WatchedTrace[];
  /** Traces that came. */
  readonly loaded: number;
  readonly isFull: boolean;
  /** Requests that the search takes, those that were sent for it, and those that were answered. */
  readonly requests: number;
  readonly sent: number;
  readonly answered: number;
}

/** All that the keeper needs of the world. */
export interface WatchWorld {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Runs something later; the answer takes it back. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** Asks, with so many requests at most. */
  readonly ask: (watch: Watch, signal: AbortSignal, budget: number) => Promise<Answer<WatchAnswer>>;
  /** Requests that a look takes at most, as long as no answer has said how many. */
  readonly costOf: (watch: Watch) => number;
  /** Calls `lead` once no other tab of this browser asks, until the signal ends it. */
  readonly lead: (signal: AbortSignal, lead: () => void) => void;
  readonly words: (watch: Watch, look: WatchLook) => string;
  readonly happened: (what: 'fired' | 'quiet', event: WatchEvent, watch: Watch) => void;
}

/** Time out of sight after which a tab asks no more. */
export const hiddenMs = 30 * 60_000;

const times = (count: number, at: number): readonly number[] =>
  Array.from({ length: Math.max(0, Math.min(requestsAnHour, count)) }, () => at);

const idsOf = (watches: readonly Watch[]): ReadonlySet<string> => new Set(watches.map(({ id }) => id));

const isSameQuestion = (a: Watch, b: Watch): boolean =>
  a.raw === b.raw && a.rule.kind === b.rule.kind && a.rule.least === b.rule.least;

function lookOf(
  answer: WatchAnswer,
  { level, lack }: Pick<WatchLook, 'level' | 'lack'>,
  at: number,
): WatchLook {
  const { loaded, isFull, answered, requests } = answer;
  return { at, level, lack, loaded, fitting: answer.traces.length, isFull, answered, requests };
}

/** Asks for the watched searches, one at a time and within the budget, as long as this tab is the one to do it. */
export class WatchKeeper {
  private leading: AbortController | undefined;
  private isLeading = false;
  private question: AbortController | undefined;
  private takeBack: (() => void) | undefined;
  private restLater: (() => void) | undefined;

  constructor(private readonly world: WatchWorld) {}

  /** Wants to be the tab that asks. */
  start(): void {
    if (this.leading) return;
    const leading = new AbortController();
    this.leading = leading;
    useWatchDuty.setState({ state: 'elsewhere', nextAt: 0 });
    this.world.lead(leading.signal, () => {
      if (leading.signal.aborted) return;
      this.isLeading = true;
      this.plan();
    });
  }

  stop(state: 'off' | 'hidden' = 'off'): void {
    this.restLater?.();
    this.restLater = undefined;
    this.leading?.abort();
    this.leading = undefined;
    this.isLeading = false;
    this.question?.abort();
    this.question = undefined;
    this.takeBack?.();
    this.takeBack = undefined;
    useWatchDuty.setState({ state, nextAt: 0 });
  }

  /** Out of sight for long it rests, and lets another tab ask. */
  setHidden(isHidden: boolean): void {
    this.restLater?.();
    this.restLater = undefined;
    if (isHidden)
      this.restLater = this.world.after(hiddenMs, () => {
        this.stop('hidden');
      });
    else this.start();
  }

  /** The watches have changed, or another tab has asked: whose turn is next? */
  plan(): void {
    this.takeBack?.();
    this.takeBack = undefined;
    if (!this.isLeading || this.question) return;
    const now = this.world.now();
    const { watches } = useWatches.getState();
    const log = useWatchLog.getState();
    const next = nextTurn(
      watches.map((one) => ({ ...entryOf(log, one.id), cost: this.costOf(one) })),
      log.asked,
      now,
    );
    const watch = watches.find(({ id }) => id === next?.id);
    useWatchDuty.setState({ state: 'waiting', nextAt: next?.at ?? 0 });
    if (!next || !watch) return;
    this.takeBack = this.world.after(Math.max(0, next.at - now), () => {
      this.takeBack = undefined;
      void this.turn(watch);
    });
  }

  /** Asks now, whoever's turn it is, and only says what the rule makes of it. undefined = the budget is used up, or a question is under way. */
  async test(watch: Watch): Promise<Answer<WatchLook> | undefined> {
    const { asked } = useWatchLog.getState();
    if (this.question || requestsLeft(asked, this.world.now()) < this.costOf(watch)) return undefined;
    const answer = await this.put(watch);
    this.plan();
    if (answer?.ok !== true) return answer;
    const at = this.world.now();
    const { past } = entryOf(useWatchLog.getState(), watch.id).state;
    const look = lookOf(answer.value, readRule(watch.rule, answer.value.traces, past), at);
    this.note(watch, (entry) => ({ ...entry, look, fault: '' }));
    return { ok: true, value: look };
  }

  private costOf(watch: Watch): number {
    const { cost } = entryOf(useWatchLog.getState(), watch.id);
    return Math.min(requestsAnHour, cost > 0 ? cost : this.world.costOf(watch));
  }

  /** Puts one question, whose requests count. undefined when it was given up. */
  private async put(watch: Watch): Promise<Answer<WatchAnswer> | undefined> {
    const question = new AbortController();
    this.question = question;
    useWatchDuty.setState({ state: 'asking', nextAt: 0 });
    const at = this.world.now();
    const budget = requestsLeft(useWatchLog.getState().asked, at);
    const count = (requests: number) => {
      const now = this.world.now();
      changeLog((log) => ({ ...log, asked: [...inLastHour(log.asked, now), ...times(requests, now)] }));
    };
    count(1);
    const answer = await this.world.ask(watch, question.signal, budget);
    if (question.signal.aborted) return undefined;
    this.question = undefined;
    // How many it took is known when it is answered; of one that was not, what it may have been.
    count((answer.ok ? answer.value.sent : this.costOf(watch)) - 1);
    return answer;
  }

  private async turn(watch: Watch): Promise<void> {
    const askedAt = this.world.now();
    const answer = await this.put(watch);
    if (answer === undefined) return;
    const isThere = useWatches
      .getState()
      .watches.some((one) => one.id === watch.id && isSameQuestion(one, watch));
    if (isThere && !answer.ok) {
      const { message, retryAfterSeconds = 0 } = answer.failure;
      const notBefore = askedAt + retryAfterSeconds * 1000;
      this.note(watch, (entry) => ({
        ...entry,
        askedAt,
        failures: entry.failures + 1,
        notBefore,
        fault: message.slice(0, 300),
      }));
    } else if (isThere && answer.ok) this.take(watch, answer.value, askedAt);
    this.plan();
  }

  private note(watch: Watch, change: (entry: WatchEntry, log: WatchLog) => WatchEntry): void {
    const ids = idsOf(useWatches.getState().watches);
    changeLog((log) => withEntry(log, change(entryOf(log, watch.id), log), ids));
  }

  private take(watch: Watch, answer: WatchAnswer, at: number): void {
    const ids = idsOf(useWatches.getState().watches);
    const told: (readonly ['fired' | 'quiet', WatchEvent])[] = [];
    changeLog((log) => {
      const entry = entryOf(log, watch.id);
      // Nobody has looked for long: what goes on is not known to be the same.
      const isStale = isFiring(entry.state) && at - entry.askedAt > staleAfterMs;
      const before = isStale ? freshWatch : entry.state;
      const { state, reading, happened } = stepWatch(before, watch.rule, answer.traces, at);
      const look = lookOf(answer, reading, at);
      const cost = answer.sent;
      const next: WatchEntry = {
        ...entry,
        state,
        askedAt: at,
        failures: 0,
        notBefore: 0,
        fault: '',
        cost,
        look,
      };
      const over = isStale ? entry.askedAt : undefined;
      const open = log.events.find(({ watchId, quietAt }) => watchId === watch.id && quietAt === undefined);
      const isNew = happened === 'fired';
      let events =
        over === undefined
          ? log.events
          : log.events.map((one) => (one === open ? { ...one, quietAt: over } : one));
      if (state.incident && (isNew || (open && over === undefined))) {
        const words = isNew || !open ? this.world.words(watch, look) : open.words;
        const event: WatchEvent = { ...state.incident, watchId: watch.id, name: watch.name, words };
        events = isNew ? [event, ...events] : events.map((one) => (one === open ? event : one));
        if (happened) told.push([happened, event]);
      }
      return withEntry({ ...log, events }, next, ids);
    });
    for (const [what, event] of told) this.world.happened(what, event, watch);
  }
}
