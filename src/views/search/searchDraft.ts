import { parseDuration, toGoDuration, visibleText, type TimeZoneChoice } from '../../core';
import type { SourceCapabilities } from '../../sources/TraceSource';
import { lookbacks } from '../../state/url/search/questionParts';
import { largestBudget } from '../../state/url/search/wideParts';
import type { AddressFault, SearchAddress } from '../../state/url/searchAddress';
import { parseLogfmt, printLogfmt } from '../../state/url/tags';
import { readWallText, wallText } from './wallClock';

/** The form as it is being filled in: text everywhere, nothing checked. */
export interface SearchDraft {
  /** '' = all services. */
  readonly service: string;
  readonly operation: string;
  readonly tags: string;
  readonly minDuration: string;
  readonly maxDuration: string;
  readonly lookback: string;
  /** Only of a custom range, in the reader's zone. */
  readonly start: string;
  readonly end: string;
  readonly limit: string;
  /** Beside `service` and `operation`; see the address. */
  readonly moreServices: readonly string[];
  readonly allServices: boolean;
  readonly moreOperations: readonly string[];
  readonly where: string;
  /** What is wrong with `where`, as far as that is known; '' for nothing. */
  readonly whereMistake: string;
  readonly budget: string;
  readonly oneAtATime: boolean;
}

export type DraftField = keyof SearchDraft;
export type DraftFaults = ReadonlyMap<DraftField, string>;

/** What the form shows for an address. */
export function draftOf(address: SearchAddress, zone: TimeZoneChoice): SearchDraft {
  const custom = address.lookback === 'custom';
  const duration = (value: SearchAddress['minDuration']) => (value === undefined ? '' : toGoDuration(value));
  return {
    service: address.service ?? '',
    operation: address.operation ?? '',
    tags: printLogfmt(address.tags),
    minDuration: duration(address.minDuration),
    maxDuration: duration(address.maxDuration),
    lookback: address.lookback,
    start: custom && address.start !== undefined ? wallText(address.start, zone) : '',
    end: custom && address.end !== undefined ? wallText(address.end, zone) : '',
    limit: String(address.limit),
    moreServices: address.moreServices,
    allServices: address.allServices,
    moreOperations: address.moreOperations,
    where: address.where,
    whereMistake: '',
    budget: String(address.budget),
    oneAtATime: address.oneAtATime,
  };
}

/** The part of an address that the form decides. */
export type Question = Pick<
  SearchAddress,
  | 'service'
  | 'operation'
  | 'tags'
  | 'minDuration'
  | 'maxDuration'
  | 'lookback'
  | 'start'
  | 'end'
  | 'limit'
  | 'box'
  | 'moreServices'
  | 'allServices'
  | 'moreOperations'
  | 'where'
  | 'budget'
  | 'oneAtATime'
>;

export interface DraftContext {
  /** The address that the draft was made of: times that were not touched keep their microseconds. */
  readonly address: SearchAddress;
  readonly zone: TimeZoneChoice;
  readonly capabilities: SourceCapabilities;
  /** Microseconds since the epoch. */
  readonly now: number;
}

const durationHint = 'write a number with its unit, for example 1.2s, 100ms or 500us';
const timeHint = 'write a date and a time, for example 2026-11-23 18:16:27';

/** Checks a filled-in form: the question that it asks, or what is wrong with which field. */
export function readDraft(
  draft: SearchDraft,
  context: DraftContext,
): { readonly question: Question | undefined; readonly faults: DraftFaults } {
  const faults = new Map<DraftField, string>();
  const { address, zone, capabilities } = context;

  const service = draft.service.trim();
  const isAnyService = draft.allServices || draft.where.trim() !== '' || capabilities.searchWithoutService;
  if (service === '' && !isAnyService && address.from === 'server')
    faults.set('service', 'choose a service: this server cannot search all at once');

  const tags = parseLogfmt(draft.tags);
  if (tags.fault !== undefined) faults.set('tags', tags.fault);

  const duration = (field: 'minDuration' | 'maxDuration') => {
    if (draft[field].trim() === '') return undefined;
    const parsed = parseDuration(draft[field]);
    if (parsed === undefined) faults.set(field, durationHint);
    return parsed;
  };
  const minDuration = duration('minDuration');
  const maxDuration = duration('maxDuration');
  if (minDuration !== undefined && maxDuration !== undefined && minDuration > maxDuration)
    faults.set('maxDuration', 'is shorter than the shortest duration');

  const limit = /^\d{1,6}$/.test(draft.limit.trim()) ? Number(draft.limit) : Number.NaN;
  if (!(limit >= 1 && limit <= capabilities.maxLimit))
    faults.set('limit', `write a whole number from 1 to ${String(capabilities.maxLimit)}`);

  const budget = /^\d{1,4}$/.test(draft.budget.trim()) ? Number(draft.budget) : Number.NaN;
  if (!(budget >= 1 && budget <= largestBudget))
    faults.set('budget', `write a whole number from 1 to ${String(largestBudget)}`);
  if (draft.whereMistake !== '') faults.set('where', draft.whereMistake);

  let window: { start: number | undefined; end: number | undefined } = { start: undefined, end: undefined };
  if (address.from === 'server' || draft.lookback === 'custom') {
    const preset = lookbacks.get(draft.lookback);
    if (preset !== undefined) {
      window = { start: context.now - preset * 1000, end: context.now };
    } else {
      const time = (field: 'start' | 'end') => {
        const known = address[field];
        if (known !== undefined && draft[field] === wallText(known, zone)) return known;
        const read = readWallText(draft[field], zone);
        if (read === undefined || read < 0) faults.set(field, timeHint);
        return read;
      };
      window = { start: time('start'), end: time('end') };
      if (window.start !== undefined && window.end !== undefined && window.start >= window.end)
        faults.set('end', 'lies before the start');
    }
  }
  if (faults.size > 0) return { question: undefined, faults };
  return {
    question: {
      service: service === '' ? undefined : service,
      operation: draft.operation.trim() === '' ? undefined : draft.operation.trim(),
      tags: tags.tags,
      minDuration,
      maxDuration,
      lookback: draft.lookback,
      ...window,
      limit,
      box: undefined,
      moreServices: draft.moreServices.filter((name) => name !== service),
      allServices: draft.allServices,
      moreOperations: draft.moreOperations.filter((name) => name !== draft.operation.trim()),
      where: draft.where.trim(),
      budget,
      oneAtATime: draft.oneAtATime,
    },
    faults,
  };
}

const fieldOfParameter = new Map<string, DraftField>([
  ['service', 'service'],
  ['operation', 'operation'],
  ['tags', 'tags'],
  ['minDuration', 'minDuration'],
  ['maxDuration', 'maxDuration'],
  ['lookback', 'lookback'],
  ['start', 'start'],
  ['end', 'end'],
  ['limit', 'limit'],
  ['xwhere', 'where'],
  ['xbudget', 'budget'],
]);

/** What of the address could not be used, by the field that it would have filled. */
export function addressFaults(faults: readonly AddressFault[]): DraftFaults {
  const found = new Map<DraftField, string>();
  for (const { parameter, reason } of faults) {
    const field = fieldOfParameter.get(parameter);
    if (field) found.set(field, visibleText(reason));
  }
  return found;
}
