import { numberOfText, type ResultTerm } from '../../../core';
import { decodeMember, encodeMember, listPart, type AddressPart } from '../trace/AddressPart';

/** Most terms that an address carries: it stays below what servers take (8 kB). */
const maxTerms = 40;
const longest = 256;

export const writeTerm = ({ key, value, isExcluded, least }: ResultTerm): string => {
  const name = encodeMember(key).replaceAll('=', '%003d').replace(/^\*/, '%002a');
  const bound = least === undefined ? '' : `*${encodeMember(String(least))}*`;
  return `${isExcluded ? '-' : '_'}${bound}${name}${value === undefined ? '' : `=${encodeMember(value)}`}`;
};

export function readTerm(member: string): ResultTerm | undefined {
  const match = /^([-_])(?:\*([^*=]+)\*)?([^*=][^=]*)(=[^]*)?$/u.exec(member);
  const key = decodeMember(match?.[3] ?? '');
  const value = match?.[4] === undefined ? undefined : decodeMember(match[4].slice(1));
  if (key === '' || key.length > longest || (value?.length ?? 0) > longest) return undefined;
  const term = { key, value, isExcluded: match?.[1] === '-' };
  if (match?.[2] === undefined) return term;
  const least = numberOfText(decodeMember(match[2]));
  return Number.isFinite(least) ? { ...term, least } : undefined;
}

/**
 * What narrows the loaded traces, beside the plot's box: `_key=value` includes, `-key=value` excludes, without = "has no such key";
 * `*3*` before the key: on at least 3 spans, or without = "a number, at least 3"; joined by dots.
 */
export const facetsPart: AddressPart<readonly ResultTerm[]> = {
  names: ['xfacet'],
  empty: [],
  read: (text, fault) => {
    if (text('xfacet') === '') return [];
    const members = text('xfacet').split('.').slice(0, maxTerms);
    const terms = members.flatMap((member) => readTerm(member) ?? []);
    if (terms.length < members.length) fault('a part of what narrows the results could not be read');
    return terms;
  },
  write: (terms, put) => {
    put('xfacet', terms.slice(0, maxTerms).map(writeTerm).join('.'));
  },
};

/** Keys whose values are counted beside those that are counted anyway. */
export const facetKeysPart: AddressPart<readonly string[]> = listPart('xfacets', 20);
