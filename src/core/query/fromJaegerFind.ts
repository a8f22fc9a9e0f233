import { findTerms } from './findTerms';
import { printText } from './printFind';

/**
 * Jaeger UI's find text (`uiFind`) in the find language, with the same hits: its words become texts of which any may match,
 * and `-key` becomes `ignoring key`. '' where it looks for nothing.
 */
export function fromJaegerFind(uiFind: string): string {
  const { include, excludeKeys } = findTerms(uiFind);
  if (include.length === 0) return '';
  const texts = include.map(printText).join(' or ');
  if (excludeKeys.length === 0) return texts;
  const of = include.length > 1 ? `(${texts})` : texts;
  return [of, ...excludeKeys.map(printText)].join(' ignoring ');
}

/** Whether Jaeger UI reads the text as this language does, so that a link can carry it for both. */
export const readsAlikeInJaeger = (text: string): boolean => text !== '' && fromJaegerFind(text) === text;
