import { describe, expect, it } from 'vitest';
import { keepEmbedding, readEmbedding, standalone } from './embedding';

const all =
  'uiEmbed=v0&uiTimelineCollapseTitle=1&uiTimelineHideMinimap=1&uiTimelineHideSummary=1&uiSearchHideGraph=1&uiTheme=dark';
const plain = {
  collapseTitle: false,
  hideMinimap: false,
  hideSummary: false,
  hideGraph: false,
  theme: undefined,
};

describe('embedding', () => {
  it('reads Jaeger UI’s parameters', () => {
    expect(readEmbedding(all)).toEqual({
      collapseTitle: true,
      hideMinimap: true,
      hideSummary: true,
      hideGraph: true,
      theme: 'dark',
    });
    expect(readEmbedding('uiFind=a&uiEmbed=v0')).toEqual(plain);
    expect(readEmbedding('uiEmbed=v0&uiTimelineHideMinimap=yes&uiTheme=blue')).toEqual(plain);
  });

  it.each(['', 'uiFind=uiEmbed', 'uiEmbed=v1&uiTheme=dark', 'uiTheme=dark&uiTimelineHideMinimap=1'])(
    'is nothing for “%s”',
    (raw) => {
      expect(readEmbedding(raw)).toBeUndefined();
    },
  );

  it.each([
    [all, 'xview=graph', `xview=graph&${all}`],
    [`service=A&${all}`, '', all],
    ['service=A', 'xview=graph', 'xview=graph'],
    ['uiEmbed=v1', 'xview=graph', 'xview=graph'],
    [all, 'uiEmbed=v0', 'uiEmbed=v0'],
  ])('from %s to %s', (here, there, kept) => {
    expect(keepEmbedding(here, there)).toBe(kept);
  });

  it.each([
    [`uiFind=b+c&${all}&other=1`, 'uiFind=b+c&other=1'],
    [all, ''],
    ['xview=graph', 'xview=graph'],
  ])('leads from %s to a page of its own', (here, there) => {
    expect(keepEmbedding(here, standalone(here))).toBe(there);
  });
});
