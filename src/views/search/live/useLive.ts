import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { nanos } from '../../../core';
import { mergeAnswers, traceNews, type TraceNews } from '../../../sources/mergeAnswers';
import type { SearchPart } from '../../../sources/wide/WideQuestion';
import { getEngine } from '../../../state/query/connection';
import {
  askAlso,
  closeSearched,
  keyOfAsked,
  putSearched,
  type AlsoAsked,
} from '../../../state/query/askAlso';
import { useConnection } from '../../../state/query/queries';
import type { Searched } from '../../../state/query/searchQueries';
import type { HistoryMode } from '../../../state/url/address';
import type { SearchAddress } from '../../../state/url/searchAddress';
import { announce } from '../../../ui/announce';
import { useVisible } from '../../../ui/useVisible';
import { toTraceQuery, toWideSearch, wantsWhole, windowOf } from '../../../state/query/searchQuery';
import { partsWords } from '../wide/partsWords';
import { afterFailedLook, afterLook, beginLive, isLiveOver, type Live, type LiveEnd } from './liveState';
import { newsWords } from './liveWords';
import { useReaderOn } from './readerOnResults';

/** What has come and is not in the list yet. */
interface Waiting {
  readonly answer: Searched;
  readonly asked: AlsoAsked;
  /** Its window, in microseconds since the epoch. */
  readonly window: { readonly start: number; readonly end: number };
  readonly news: TraceNews;
}

interface LiveView {
  readonly live: Live | undefined;
  readonly ended: LiveEnd | undefined;
  readonly isPaused: boolean;
  readonly isAsking: boolean;
  /** The requests of the look that is under way, or was last: what became of them. Empty where one request says it all. */
  readonly parts: readonly SearchPart[];
  readonly news: TraceNews | undefined;
  readonly takeIn: () => void;
  readonly setPaused: (isPaused: boolean) => void;
}

const close = (answer: Searched | undefined): void => {
  if (answer) closeSearched(answer);
};

/** What of a later answer is not in the merged one. */
const closeTable = ({ results }: Searched): void => {
  if (results !== undefined) getEngine().close(results);
};

const gapWords = (limit: number): string =>
  `Some traces are missing here: between two looks more came than the ${String(limit)} newest that are asked for.`;

/**
 * Makes the search again and again, and merges what comes into the list; while the reader is on the results it waits to be taken in.
 * Hidden it asks nothing. For one question: another one is another use of this.
 */
export function useLive(
  address: SearchAddress,
  answer: Searched,
  isOutdated: boolean,
  change: (part: Partial<SearchAddress>, mode: HistoryMode) => void,
): LiveView {
  const client = useQueryClient();
  const source = useConnection().data?.source;
  const askedOf = (of: SearchAddress): AlsoAsked | undefined => {
    const query = source && toTraceQuery(of, source.capabilities);
    return query && { query, wide: toWideSearch(of, query), whole: wantsWhole(source.kind, of) };
  };
  const [live, setLive] = useState<Live | undefined>(() => beginLive(Date.now()));
  const [ended, setEnded] = useState<LiveEnd>();
  const [isPaused, setPaused] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [parts, setParts] = useState<readonly SearchPart[]>([]);
  const isVisible = useVisible();
  const [waiting, setWaiting] = useState<Waiting>();
  const held = useRef<Waiting>(undefined);
  const isReading = useReaderOn(({ pointer, focus }) => pointer || focus);

  const hold = useCallback((next: Waiting | undefined) => {
    held.current = next;
    setWaiting(next);
  }, []);
  const drop = useCallback(() => {
    close(held.current?.answer);
    held.current = undefined;
  }, []);
  useEffect(() => drop, [drop]);

  const left = useRef<QueryKey>(undefined);
  const takeIn = () => {
    const next = held.current;
    const present = askedOf(address);
    if (!next || !present) return;
    left.current = keyOfAsked(present);
    putSearched(client, next.asked, next.answer);
    hold(undefined);
    change(next.window, 'replace');
  };
  const shown = useEffectEvent(() => {
    // The reader has searched again: what was waiting is part of that, or of nothing.
    if (!answer.isLive && held.current) {
      drop();
      setWaiting(undefined);
    }
    const before = left.current;
    left.current = undefined;
    // Nothing leads back to the state before. The page lets go of it at the end of this turn.
    if (before)
      setTimeout(() => {
        client.removeQueries({ queryKey: before, exact: true, type: 'inactive' });
      });
  });
  useEffect(() => {
    shown();
  }, [answer]);

  const taken = useEffectEvent(
    async (later: Searched, asked: AlsoAsked, window: Waiting['window'], isOver: () => boolean) => {
      const before = held.current?.answer ?? answer;
      const { start, limit } = asked.query;
      const { isFresh, hasGap, ...merged } = mergeAnswers(before, later, start);
      const since = traceNews(before.summaries, merged.summaries);
      if (since.added + since.changed === 0) {
        close(later);
        return false;
      }
      const table = await getEngine().tabulate(
        merged.summaries.map((summary) => ({
          summary,
          results: isFresh.has(summary) ? later.results : before.results,
        })),
      );
      closeTable(later);
      const next: Searched = {
        ...merged,
        // How the latest look was answered; its parts can be asked again.
        ...(later.wide && { wide: later.wide }),
        notices: hasGap ? [...merged.notices, gapWords(limit)] : merged.notices,
        results: table.ok ? table.value : undefined,
        took: later.took,
        isLive: true,
      };
      if (isOver()) {
        close(next);
        return false;
      }
      const news = traceNews(answer.summaries, next.summaries);
      if (!held.current) announce(newsWords(news));
      drop();
      hold({ answer: next, asked, window, news });
      return true;
    },
  );

  const look = useEffectEvent(async (signal: AbortSignal) => {
    const now = Date.now();
    const window = windowOf({ ...address, start: undefined, end: undefined }, now * 1000);
    const question = askedOf({ ...address, ...window });
    if (!live || !question) return;
    if (isLiveOver(live, now)) {
      setLive(undefined);
      setEnded({ why: 'time' });
      announce('Live: stopped after an hour');
      return;
    }
    setAsking(true);
    setParts([]);
    const asked = await askAlso(question, signal, (next) => {
      if (!signal.aborted) setParts(next);
    });
    const tookMs = Date.now() - now;
    const isOver = () => signal.aborted;
    if (isOver()) {
      if (asked.ok) close({ ...asked.value, took: nanos(0) });
      return;
    }
    if (!asked.ok) {
      setAsking(false);
      const next = afterFailedLook(live, Date.now(), asked.failure);
      if (live.failures === 0) announce(`Live: no answer. ${asked.failure.message}`);
      if ('why' in next) setEnded(next);
      setLive('why' in next ? undefined : next);
      return;
    }
    const sent = (asked.value.wide?.parts ?? []).filter(({ state }) => state !== 'left');
    const isWhole = sent.every(({ state }) => state === 'answered');
    const hasNews = await taken({ ...asked.value, took: nanos(tookMs * 1e6) }, question, window, isOver);
    if (isOver()) return;
    setAsking(false);
    setParts(sent);
    if (!isWhole) announce(`Live: ${partsWords(sent)}`);
    // A server that fails in part is asked less and less, too.
    setLive(afterLook(live, Date.now(), hasNews && isWhole, tookMs, Math.max(1, sent.length)));
  });

  const nextAt = live?.nextAt;
  const mayAsk = !isPaused && isVisible && !isOutdated && source !== undefined;
  useEffect(() => {
    if (!mayAsk || nextAt === undefined) return;
    const leaving = new AbortController();
    const timer = setTimeout(
      () => {
        void look(leaving.signal);
      },
      Math.max(0, nextAt - Date.now()),
    );
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [mayAsk, nextAt]);

  const isFree = waiting !== undefined && !isReading && !isPaused;
  const takeInByItself = useEffectEvent(takeIn);
  useEffect(() => {
    if (isFree) takeInByItself();
  }, [isFree]);

  return {
    live,
    ended,
    isPaused,
    isAsking: isAsking && mayAsk,
    parts,
    news: waiting?.news,
    takeIn,
    setPaused: (paused) => {
      setPaused(paused);
      setEnded(undefined);
      if (!paused) setLive(beginLive(Date.now()));
      announce(paused ? 'Live: paused' : 'Live: going on');
    },
  };
}
