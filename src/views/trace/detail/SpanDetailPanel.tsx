import { useId } from 'react';
import { nameOf, serviceOf, visibleText, type SpanIndex } from '../../../core';
import { ServiceChip } from '../../../pieces/ServiceChip';
import { failureOf } from '../../../state/query/FailureError';
import { useSpanDetail } from '../../../state/query/useSpanDetail';
import { shareLink } from '../../../state/url/shareLink';
import type { Placement } from '../../../state/url/trace/viewParts';
import { Button, IconButton } from '../../../ui/Button';
import { CopyButton } from '../../../ui/CopyButton';
import { cx } from '../../../ui/cx';
import { Notice } from '../../../ui/Notice';
import { Waiting } from '../../../ui/Waiting';
import { spanLink } from '../spanLink';
import type { TraceView } from '../useTraceView';
import { CopySpan } from './CopySpan';
import classes from './detail.module.css';
import { DetailSections } from './DetailSections';
import { PlacementMenu } from './PlacementMenu';
import { SpanFacts } from './SpanFacts';
import { SpanHandles } from './SpanHandles';

/** Everything about one span, under its row, beside or below the view, or in a window of its own. */
export function SpanDetailPanel({
  view,
  span,
  placement,
  onClose,
}: {
  readonly view: TraceView;
  readonly span: SpanIndex;
  readonly placement: Placement;
  readonly onClose: () => void;
}) {
  const { open } = view;
  const { trace } = open;
  const id = useId();
  const { data: detail, error, refetch } = useSpanDetail(open.handle, span);
  const name = nameOf(trace, span);
  const failure = error === null ? undefined : failureOf(error);
  return (
    <SpanHandles view={view} span={span}>
      <section
        className={cx(classes['panel'], classes[placement === 'row' ? 'row' : 'side'])}
        data-placement={placement}
        aria-labelledby={id}
      >
        <div className={classes['head']}>
          <ServiceChip name={serviceOf(trace, span)} />
          <h2 className={classes['title']} id={id} title={name}>
            <span className="visually-hidden">
              Span {visibleText(serviceOf(trace, span).slice(0, 200))}:{' '}
            </span>
            <bdi>{name === '' ? '(no name)' : visibleText(name.slice(0, 2000))}</bdi>
          </h2>
          <span className={classes['tools']}>
            <CopyButton
              icon="link"
              label="Copy link to this span"
              text={() => shareLink(spanLink(trace, span), 'trace')}
            />
            {detail && <CopyButton icon="braces" label="Copy span as JSON" text={detail.json} />}
            {detail && <CopySpan open={open} span={span} detail={detail} hasKeys={view.selected === span} />}
            <PlacementMenu view={view} span={span} />
            <IconButton icon="close" label="Close this span’s detail" onClick={onClose} />
          </span>
        </div>
        <SpanFacts open={open} span={span} detail={detail} />
        {detail ? (
          <DetailSections view={view} span={span} detail={detail} />
        ) : failure ? (
          <Notice
            tone="error"
            actions={
              <Button
                onClick={() => {
                  void refetch();
                }}
              >
                Try again
              </Button>
            }
          >
            {failure.message} {failure.advice}
          </Notice>
        ) : (
          <Waiting text="Reading the span" />
        )}
      </section>
    </SpanHandles>
  );
}
