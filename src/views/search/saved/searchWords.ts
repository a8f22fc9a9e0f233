import { formatDuration, visibleText, type TimeZoneChoice } from '../../../core';
import { lookbackWords } from '../../../pieces/lookbackWords';
import { lookbacks } from '../../../state/url/search/questionParts';
import { readSearchAddress } from '../../../state/url/searchAddress';
import { printLogfmt } from '../../../state/url/tags';
import { facetLabel } from '../facets/facetTerms';
import { questionWords, windowWords } from '../words';

/** Longest text of a search that is shown on one line. */
const longest = 160;

/**
 * What a search asks, on one line fit for the screen: "shop · GET /cart · error=true · from 1 s · last hour · by Operation". Its
 * beginning names it, so that the service comes first and the window last.
 */
export function searchWords(search: string, zone: TimeZoneChoice): string {
  const { address } = readSearchAddress(new URLSearchParams(search));
  const { tags, minDuration, maxDuration, lookback, groupKey, facets } = address;
  const parts = [questionWords(address, address.from === 'files')];
  if (tags.length > 0) parts.push(printLogfmt(tags));
  if (minDuration !== undefined) parts.push(`from ${formatDuration(minDuration)}`);
  if (maxDuration !== undefined) parts.push(`up to ${formatDuration(maxDuration)}`);
  parts.push(
    lookbacks.has(lookback) ? lookbackWords(lookback).replace(/^the /, '') : windowWords(address, zone),
  );
  if (groupKey !== '') parts.push(`by ${groupKey === 'root' ? 'operation' : facetLabel(groupKey)}`);
  if (facets.length > 0) parts.push(`${String(facets.length)} ${facets.length === 1 ? 'facet' : 'facets'}`);
  return visibleText(parts.join(' · ').slice(0, longest));
}
