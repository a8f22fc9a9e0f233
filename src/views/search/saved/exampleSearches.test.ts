import { describe, expect, it } from 'vitest';
import { readSavedSearches } from '../../../state/prefs/savedSet';
import { readSearchAddress } from '../../../state/url/searchAddress';
import { exampleSearches } from './exampleSearches';
import { searchWords } from './searchWords';

describe('examples of saved searches', () => {
  it('are three different ones of the services present, not of the server itself', () => {
    const examples = exampleSearches(['jaeger-query', 'cart', 'jaeger', 'pay', 'shop']);
    expect(examples.map(({ search }) => searchWords(search, 'utc'))).toEqual([
      'cart · error=true · last hour',
      'pay · from 500 ms · last 6 hours',
      'shop · last hour · by operation',
    ]);
    expect(examples.map(({ name }) => name)).toEqual(['Errors in cart', 'Slow in pay', 'shop by operation']);
  });

  it('make do with one service, and there are none without', () => {
    expect(exampleSearches(['only']).map(({ name }) => name)).toEqual([
      'Errors in only',
      'Slow in only',
      'only by operation',
    ]);
    expect(exampleSearches([])).toEqual([]);
    expect(exampleSearches(['jaeger'])).toEqual([]);
  });

  it('can be kept and asked, whatever services are called', () => {
    for (const { search } of exampleSearches(['a=b&c', '<b>', 'x'.repeat(500)]))
      expect(readSearchAddress(new URLSearchParams(search)).faults).toEqual([]);
    expect(readSavedSearches(exampleSearches(['x'.repeat(500)]))).toHaveLength(3);
  });
});
