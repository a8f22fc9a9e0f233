import { serviceOf, type LabelWord } from '../../../../core';
import type { RowExtras, RowMarks } from './RowExtras';

/** The label of a span's row: its service's own, else that of all; undefined = service and operation. */
export const labelOf = (
  { label, serviceLabels }: RowExtras,
  { open, span }: RowMarks,
): readonly LabelWord[] | undefined => serviceLabels.get(serviceOf(open.trace, span)) ?? label;
