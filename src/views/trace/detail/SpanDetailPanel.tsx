import { nameOf, serviceOf, visibleText, type SpanIndex } from '../../../core';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { IconButton } from '../../../ui/Button';

/** Everything about one span, under its row or in the side panel. */
export function SpanDetailPanel({
  open,
  span,
  onClose,
}: {
  readonly open: OpenTrace;
  readonly span: SpanIndex;
  readonly placement: 'row' | 'side';
  readonly onClose: () => void;
  readonly onSelect: (span: SpanIndex) => void;
}) {
  return (
    <section>
      <h2>
        <bdi>{visibleText(serviceOf(open.trace, span))}</bdi>:{' '}
        <bdi>{visibleText(nameOf(open.trace, span))}</bdi>
      </h2>
      <IconButton icon="close" label="Close the span’s detail" onClick={onClose} />
    </section>
  );
}
