import { visibleText } from '../../format';

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/**
 * A text for XML, in an element or in an attribute: nothing in it is markup, and nothing in it is a character that XML does not allow
 * (those that cannot be seen are made visible). Cut after `longest` characters.
 */
export function xmlText(text: string, longest = 300): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return visibleText(cut)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (sign) => entities.get(sign) ?? sign);
}
