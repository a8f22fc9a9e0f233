import { fromJaegerFind, readsAlikeInJaeger } from '../../../core';
import { switchPart, textPart, wordPart, type AddressPart } from './AddressPart';

const longest = 4000;
const ownText = textPart('xfind', longest, 'The find text');
const jaegerText = textPart('uiFind', longest, 'The find text');

/**
 * A text of the find language. Jaeger UI's `uiFind` keeps its meaning where `xfind` is absent: it is put into the language. A text that
 * both read alike is written as `uiFind`, so that Jaeger UI finds the same.
 */
export const findPart: AddressPart<string> = {
  names: ['xfind', 'uiFind'],
  empty: '',
  read: (text, fault) =>
    text('xfind') !== ''
      ? ownText.read(text, fault)
      : fromJaegerFind(jaegerText.read(text, fault)).slice(0, longest),
  write: (value, put) => {
    (readsAlikeInJaeger(value) ? jaegerText : ownText).write(value, put);
  },
};

/** The first match is selected as soon as it is found: what a search's terms lead to. It is gone then. */
export const selectsFirstPart = switchPart('xfirst');

export const findModes = ['highlight', 'only', 'hide'] as const;
/** What becomes of rows: matches are marked, only matches stay, matches go. */
export type FindMode = (typeof findModes)[number];
export const findModePart = wordPart<FindMode>(
  'xfindmode',
  findModes,
  'highlight',
  (word) => `There is no way of finding called “${word}”; matches are highlighted.`,
);
