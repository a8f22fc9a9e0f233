import { nanos, type Cut } from '../../../core';
import { decodeMember, encodeMember, type AddressPart } from './AddressPart';
import type { SpanReference } from './spanParts';

/** A cut of the tree; spans by their references. `on: false` = kept in the list, but without effect. */
export interface CutInAddress {
  readonly cut: Cut<SpanReference>;
  readonly on: boolean;
}

/** Most cuts that an address carries. */
export const maxCuts = 30;
/** Most spans or services that one cut names. */
const maxNamed = 100;

/** The words of a cut; the first one says which it is. */
function wordsOf(cut: Cut<SpanReference>): readonly string[] {
  switch (cut.cut) {
    case 'root':
    case 'subtree':
    case 'span':
      return [cut.cut, cut.span];
    case 'only-service':
      return [cut.cut, cut.service];
    case 'service':
      return [cut.subtree ? 'service-below' : 'service', cut.service];
    case 'like':
    case 'only-like':
      return [cut.cut, cut.service, cut.name];
    case 'below':
      return [cut.by === 'self' ? 'self-below' : 'below', String(cut.least)];
    case 'recursion':
      return [cut.cut];
    case 'services':
      return [cut.cut, ...cut.services.slice(0, maxNamed)];
    case 'paths':
      return [cut.cut, ...cut.spans.slice(0, maxNamed)];
  }
}

function cutOf([what, first = '', second = '', ...more]: readonly string[]): Cut<SpanReference> | undefined {
  switch (what) {
    case 'root':
    case 'subtree':
    case 'span':
      return first === '' ? undefined : { cut: what, span: first };
    case 'only-service':
      return { cut: what, service: first };
    case 'service':
    case 'service-below':
      return { cut: 'service', service: first, subtree: what === 'service-below' };
    case 'like':
    case 'only-like':
      return { cut: what, service: first, name: second };
    case 'below':
    case 'self-below':
      return /^\d{1,16}$/.test(first)
        ? { cut: 'below', by: what === 'below' ? 'duration' : 'self', least: nanos(Number(first)) }
        : undefined;
    case 'recursion':
      return { cut: what };
    case 'paths':
      return { cut: what, spans: [first, second, ...more].filter((span) => span !== '').slice(0, maxNamed) };
    case 'services':
      return {
        cut: what,
        services: [first, second, ...more].filter((name) => name !== '').slice(0, maxNamed),
      };
    default:
      return undefined;
  }
}

const longest = 512;
/** Stars part the words of a cut, dots the cuts: neither has to be escaped in an address. */
const encodeWord = (word: string) => encodeMember(word).replaceAll('*', '%002a');

/** How the tree is cut to the question, in the order in which the cuts work. */
export const cutsPart: AddressPart<readonly CutInAddress[]> = {
  names: ['xcut'],
  empty: [],
  read: (text, fault) => {
    const cuts: CutInAddress[] = [];
    for (const member of text('xcut').split('.').slice(0, maxCuts)) {
      if (member === '') continue;
      const on = !member.startsWith('-');
      const words = (on ? member : member.slice(1)).split('*').map(decodeMember);
      const cut = words.some((word) => word.length > longest) ? undefined : cutOf(words);
      if (cut) cuts.push({ cut, on });
      else fault('A cut of the tree in this link could not be read and was left out.');
    }
    return cuts;
  },
  write: (value, put) => {
    const members = value
      .slice(0, maxCuts)
      .map(({ cut, on }) => (on ? '' : '-') + wordsOf(cut).map(encodeWord).join('*'));
    put('xcut', members.join('.'));
  },
};
