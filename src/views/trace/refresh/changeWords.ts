import { formatCount, type SpanChanges } from '../../../core';

const spans = (count: number) => `${formatCount(count)} new ${count === 1 ? 'span' : 'spans'}`;

/** "12 new spans, 1 changed". `isOther`: the text of the trace is another one, whatever its spans say. */
export function changeWords({ added, changed, removed }: SpanChanges, isOther: boolean): string {
  const parts = [
    added.length > 0 ? spans(added.length) : '',
    changed.length > 0 ? `${formatCount(changed.length)} changed` : '',
    removed > 0 ? `${formatCount(removed)} gone` : '',
  ].filter((part) => part !== '');
  if (parts.length > 0) return parts.join(', ');
  return isOther ? 'Tags or logs have changed' : 'Nothing new';
}
