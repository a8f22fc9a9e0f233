import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeness, rankByWords, typedWords, wordRanges } from './matchWords';

const worth = (typed: string, ...texts: string[]) => likeness(typedWords(typed), texts);

/** The text with what answers in brackets. */
function marked(typed: string, text: string): string {
  let shown = '';
  let from = 0;
  for (const [start, end] of wordRanges(typedWords(typed), text)) {
    shown += `${text.slice(from, start)}[${text.slice(start, end)}]`;
    from = end;
  }
  return shown + text.slice(from);
}

const ranked = (typed: string, ...names: string[]) =>
  rankByWords(
    typedWords(typed),
    names.map((name) => ({ texts: [name], lately: 0 })),
  ).map(({ thing }) => thing.texts[0]);

describe('typed words in a text', () => {
  it.each([
    ['cart', 'cart', '[cart]'],
    ['CART', 'GET /Cart/items', 'GET /[Cart]/items'],
    ['item', 'cartItems', 'cart[Item]s'],
    ['500', 'http500', 'http[500]'],
    ['art', 'GET /cart', 'GET /c[art]'],
    ['gc', 'GET /checkout', '[G]ET /[c]heckout'],
    ['gech', 'GET /checkout', '[GE]T /[ch]eckout'],
    // taking all of "so" first would leave no s for the rest
    ['sos', 'so osier', '[s]o [os]ier'],
    ['sso', 'so some', '[s]o [so]me'],
    ['check get', 'GET /checkout', '[GET] /[check]out'],
    ['get et', 'GET', '[GET]'],
    ['größe', 'Größe ändern', '[Größe] ändern'],
    ['訂單', '建立訂單', '建立[訂單]'],
  ])('%s in %s', (typed, text, expected) => {
    expect(marked(typed, text)).toBe(expected);
    expect(worth(typed, text)).toBeGreaterThan(0);
  });

  it('spells no word that is not there', () => {
    expect(worth('sos', 'so xsier')).toBe(0);
    expect(worth('cg', 'GET /checkout')).toBe(0);
  });

  it('keeps places where lower case has another length', () => {
    expect('İ'.toLowerCase()).toHaveLength(2);
    expect(marked('order', 'İİİ order')).toBe('İİİ [order]');
  });

  it('asks that every word is somewhere, in the name or beside it', () => {
    expect(worth('cart missing', 'GET /cart')).toBe(0);
    expect(worth('cart shop', 'GET /cart', 'shop')).toBeGreaterThan(0);
    expect(worth('', 'GET /cart')).toBe(0);
  });

  it('takes a single letter only where a word begins', () => {
    expect(worth('c', 'GET /cart')).toBeGreaterThan(0);
    expect(worth('a', 'GET /cart')).toBe(0);
  });

  it('is worth more the better it stands', () => {
    const texts = ['cart', 'cart items', 'the cart', 'the carts', 'discarted', 'c a r t'];
    const all = texts.map((text) => worth('cart', text));
    expect(all.every((one) => one > 0)).toBe(true);
    expect(all).toEqual(all.toSorted((a, b) => b - a));
    expect(worth('cart', 'cart')).toBeGreaterThan(worth('cart', 'x', 'cart'));
  });

  it('is never more than one, and marks only what is in the text, for any text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(text, text, (typed, name) => {
        const words = typedWords(typed);
        const score = likeness(words, [name]);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        let end = -1;
        for (const [from, to] of wordRanges(words, name)) {
          expect(from).toBeGreaterThan(end);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(name.length);
          end = to;
        }
        // what answers is marked, and what is marked alone answers
        if (words.length === 1) expect(score > 0).toBe(end >= 0);
      }),
    );
  });

  it('finds every text by itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z/ .]{0,30}[a-z]$/), (name) => {
        expect(worth(name, name)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('ranking', () => {
  it('puts the best first, shorter ones before longer, and keeps the order given among equals', () => {
    expect(ranked('order', 'reorder', 'GET /order', 'order', 'orders', 'GET /order/items', 'pay')).toEqual([
      'order',
      'orders',
      'GET /order',
      'GET /order/items',
      'reorder',
    ]);
    expect(ranked('a', 'a two', 'a one')).toEqual(['a two', 'a one']);
  });

  it('prefers what was picked lately among equals, never over a better place', () => {
    const things = [
      { texts: ['order now'], lately: 0 },
      { texts: ['order too'], lately: 1 },
      { texts: ['reorder'], lately: 1 },
    ];
    const names = (typed: string) =>
      rankByWords(typedWords(typed), things).map(({ thing }) => thing.texts[0]);
    expect(names('order')).toEqual(['order too', 'order now', 'reorder']);
    expect(names('')).toEqual(['order too', 'reorder', 'order now']);
  });
});
