import { useEffect, useEffectEvent, useRef } from 'react';
import type { SpanIndex } from '../../../core';
import { LazyDetail } from '../LazyDetail';
import type { TraceView } from '../useTraceView';
import classes from './Timeline.module.css';

/** A span's detail under its row. Tells the timeline how tall it is. */
export function DetailRow({
  view,
  span,
  top,
  cells,
  onHeight,
  onClose,
}: {
  readonly view: TraceView;
  readonly span: SpanIndex;
  readonly top: number;
  /** Cells that a row has. */
  readonly cells: number;
  readonly onHeight: (span: SpanIndex, height: number) => void;
  readonly onClose: (span: SpanIndex) => void;
}) {
  const element = useRef<HTMLDivElement>(null);
  const measured = useEffectEvent((height: number) => {
    onHeight(span, height);
  });
  useEffect(() => {
    const observed = element.current;
    if (!observed) return;
    const observer = new ResizeObserver(() => {
      measured(observed.offsetHeight);
    });
    observer.observe(observed);
    return () => {
      observer.disconnect();
    };
  }, []);
  return (
    <div
      role="row"
      ref={element}
      className={classes['detail']}
      style={{ top }}
      aria-level={(view.open.trace.spans.depth[span] ?? 0) + 2}
      data-detail-of={span}
    >
      <div role="gridcell" aria-colspan={cells}>
        <LazyDetail
          view={view}
          span={span}
          placement="row"
          onClose={() => {
            onClose(span);
          }}
        />
      </div>
    </div>
  );
}
