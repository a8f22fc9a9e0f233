import { describe, expect, it } from 'vitest';
import { readSearchAddress } from '../searchAddress';
import { atMoment, withoutMoment } from './relativeSearch';

const read = (raw: string) => readSearchAddress(new URLSearchParams(raw));

describe('a search without its moment', () => {
  it('keeps the question, columns and grouping, and drops the window of a look-back with the box in it', () => {
    expect(
      withoutMoment(
        'service=shop&tags=%7B%22error%22%3A%22true%22%7D&lookback=6h&start=1000&end=2000&xbox=1_2_3_4&xgroup=root&xsort=duration.desc&limit=50',
      ),
    ).toBe(
      'limit=50&lookback=6h&service=shop&tags=%7B%22error%22%3A%22true%22%7D&xgroup=root&xsort=duration.desc',
    );
  });

  it('keeps a window that was chosen by its ends', () => {
    const kept = withoutMoment('service=shop&lookback=custom&start=1000&end=2000&xbox=1_2_3_4');
    expect(read(kept).address).toMatchObject({ lookback: 'custom', start: 1000, end: 2000 });
    expect(read(kept).address.box).toBeDefined();
  });

  it('states the usual look-back too', () => {
    expect(withoutMoment('service=shop')).toBe('lookback=1h&service=shop');
  });

  it('does not take along how the page is embedded, a set that it offers, or traces that were put aside', () => {
    expect(
      withoutMoment(
        'uiEmbed=v0&uiTheme=dark&uiSearchHideGraph=1&service=a&xsaved=abc&xticked=ab.cd&xonlyticked=1',
      ),
    ).toBe('lookback=1h&service=a');
  });

  it('keeps what later versions may say', () => {
    expect(withoutMoment('service=a&xnew=1')).toBe('lookback=1h&service=a&xnew=1');
  });

  it('is the same twice', () => {
    const once = withoutMoment('service=a&lookback=2h&start=1&end=2&xgroup=root');
    expect(withoutMoment(once)).toBe(once);
  });

  it('ends now when it is asked again', () => {
    const now = 1_700_000_000_000;
    const kept = withoutMoment('service=a&lookback=15m&start=1&end=2');
    expect(read(atMoment(kept, now)).address).toMatchObject({
      service: 'a',
      lookback: '15m',
      start: (now - 15 * 60_000) * 1000,
      end: now * 1000,
    });
    // not where its ends were chosen, nor among files
    expect(atMoment('service=a&lookback=custom&start=1&end=2', now)).toBe(
      'service=a&lookback=custom&start=1&end=2',
    );
    expect(read(atMoment('xfrom=files', now)).address.start).toBeUndefined();
  });
});
