import { nanos, nameOf, serviceOf } from '../../../../core';
import { shortValue } from '../../shown/ValueText';
import { labelOf } from '../columns/labelOf';
import type { RowExtras, RowMarks } from '../columns/RowExtras';
import { lineText } from '../rowName';
import { kindFace } from './kindFace';
import { pillText } from './nameEnd';
import { labelValue } from './RowText';

/** The values of a span in the columns, to follow the name of its row; '' without columns. */
export const valuesText = ({ columns, durationText }: RowExtras, span: number): string =>
  columns
    .flatMap(({ label, values }) =>
      values === undefined ? [] : [`, ${label}: ${shortValue(values, span, durationText) || 'none'}`],
    )
    .join('');

/** Kind, pills, server, peer and the label's other values, in words. */
export function rowWords(extras: RowExtras, marks: RowMarks): string {
  const { durationText } = extras;
  const { open, span, hints, server } = marks;
  const { trace } = open;
  const { spans } = trace;
  const face = extras.showsPills ? kindFace(hints?.role ?? '', spans.kind[span] ?? 0) : undefined;
  const pills = extras.showsPills ? (hints?.pills ?? []) : [];
  const label = (labelOf(extras, marks) ?? []).flatMap((word) =>
    word.flatMap((part) => {
      if (!('key' in part) || part.key === 'service' || part.key === 'name') return [];
      const value = labelValue(extras, marks, part.key);
      return value === '' ? [] : [`${lineText(part.key)}: ${value}`];
    }),
  );
  return [
    face?.words ?? '',
    ...pills.map((pill) => `${pill.means}: ${pillText(pill)}`),
    server === undefined
      ? ''
      : `served by ${lineText(serviceOf(trace, server))}: ${lineText(nameOf(trace, server))} in ${durationText(nanos((spans.end[server] ?? 0) - (spans.start[server] ?? 0)))}`,
    (hints?.peer ?? '') === '' ? '' : `calls ${lineText(hints?.peer ?? '')}`,
    ...label,
  ]
    .filter((part) => part !== '')
    .join(', ');
}
