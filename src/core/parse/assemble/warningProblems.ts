import type { JaegerList } from '../scan/Frame';
import { Mark } from '../scan/RawSpans';
import type { Draft } from './Draft';
import type { PreOrder } from './preOrder';
import { counted, quoted, type ProblemList } from './ProblemList';

/** What the server attached to spans (marked by the scan) and to the whole trace. */
export function addWarningProblems(
  draft: Draft,
  tree: PreOrder,
  lists: readonly JaegerList[],
  into: ProblemList,
): void {
  const skewed: number[] = [];
  const warned: number[] = [];
  const count = (draft.raw.allMarks & (Mark.skewWarning | Mark.otherWarning)) === 0 ? 0 : draft.count;
  for (let i = 0; i < count; i++) {
    const marks = draft.mark(tree.order[i] ?? 0);
    if ((marks & Mark.skewWarning) !== 0) skewed.push(i);
    else if ((marks & Mark.otherWarning) !== 0) warned.push(i);
  }
  into.add(
    'clock-skew',
    skewed,
    skewed.length,
    `The server reports clock skew for ${counted(skewed.length, 'span')}; its warnings say whether it moved the times.`,
  );
  const ofTrace: string[] = [];
  for (const list of lists)
    for (const warning of list.warnings)
      if (!ofTrace.includes(warning) && ofTrace.length < 100) ofTrace.push(warning);
  const parts: string[] = [];
  if (ofTrace.length > 0) {
    parts.push(
      `about the trace: ${quoted(ofTrace[0] ?? '')}${ofTrace.length > 1 ? ` and ${counted(ofTrace.length - 1, 'more', 'more')}` : ''}`,
    );
  }
  if (warned.length > 0) parts.push(`about ${counted(warned.length, 'span')}`);
  into.add(
    'server-warning',
    warned,
    warned.length + ofTrace.length,
    `The server sent warnings ${parts.join(', and ')}.`,
  );
}
