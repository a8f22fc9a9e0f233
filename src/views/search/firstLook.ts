import type { SourceCapabilities } from '../../sources/TraceSource';
import { defaultLookback } from '../../state/url/search/questionParts';
import { emptySearch, type SearchAddress } from '../../state/url/searchAddress';
import { isWide, questionKey, windowOf } from '../../state/query/searchQuery';

/** What is known when the page decides what to show for an address without a window. */
export interface Known {
  readonly capabilities: SourceCapabilities | undefined;
  readonly isDemo: boolean;
  /** The source takes spans in itself: they come while one looks. */
  readonly isCollector: boolean;
  /** undefined until they came. */
  readonly services: readonly string[] | undefined;
  /** Service of the reader's last search; '' if there was none. */
  readonly lastService: string;
  /** When a search that ends now does end, in microseconds since the epoch. */
  readonly now: number;
  /** How far back is looked at first. */
  readonly usualLookback: string;
}

/** Jaeger's traces of itself are nobody's first interest. */
const ownServices = new Set(['jaeger', 'jaeger-all-in-one', 'jaeger-query', 'jaeger-collector']);

/** The service to look at first: the last one searched, else the first by name that is not Jaeger itself. */
export function firstService(services: readonly string[], lastService: string): string | undefined {
  if (services.includes(lastService)) return lastService;
  return services.find((name) => !ownServices.has(name)) ?? services[0];
}

/** The demo's day is a story; a site that says how far back to look is heeded there too. */
const firstLookback = ({ isDemo, usualLookback }: Known): string =>
  isDemo && usualLookback === defaultLookback ? '24h' : usualLookback;

/**
 * What completes an address that has no full window; undefined if nothing has to be, or not yet.
 *
 * Links of other tools name a service or a look-back alone: they get the window that ends now. An address that asks
 * nothing shows the newest traces at once, because that is what somebody on call wants to see first and the question is a
 * small one: of the service searched last, else of all services where the server can, else of the first service.
 */
export function completion(address: SearchAddress, known: Known): Partial<SearchAddress> | undefined {
  const { capabilities, services, lastService, now } = known;
  // A list of ids asks for no window: one that came late would turn the list into a search.
  if (address.traces.length > 0 || address.from === 'files') return undefined;
  if (address.start !== undefined && address.end !== undefined) return undefined;
  if (!capabilities) return undefined;
  const asksNothing = questionKey(address) === questionKey(emptySearch);
  const wanted = asksNothing ? firstLookback(known) : address.lookback;
  const lookback = wanted === 'custom' ? defaultLookback : wanted;
  const window = windowOf({ ...address, lookback }, now);
  const completed = {
    ...window,
    lookback: address.start === undefined && address.end === undefined ? lookback : 'custom',
    ...(asksNothing && known.isCollector && { windowMode: 'live' as const }),
  };
  if (address.service !== undefined || isWide(address)) return completed;
  if (capabilities.searchWithoutService && lastService === '') return completed;
  if (!services) return undefined;
  if (capabilities.searchWithoutService && !services.includes(lastService)) return completed;
  const service = firstService(services, lastService);
  return service === undefined ? undefined : { ...completed, service };
}
