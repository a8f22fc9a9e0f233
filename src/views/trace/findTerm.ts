import { builtinOf, printTerm } from '../../core';

/** The find text that is met by spans whose key (of a built-in or an attribute) has this value. */
export const findTerm = (key: string, value: string): string =>
  printTerm({ type: builtinOf(key) ? 'builtin' : 'attribute', key }, value);

/** The find text for a value of an attribute, also where its key is the name of a built-in; or for all but that value. */
export const attributeTerm = (key: string, value: string, exclude = false): string =>
  printTerm({ type: 'attribute', key }, value, exclude);
