import { useId } from 'react';
import { nameOf, serviceOf, visibleText, type SpanIndex } from '../../../core';
import { ServiceChip } from '../../../pieces/ServiceChip';
import { failureOf } from '../../../state/query/FailureError';
import { useSpanDetail } from '../../../state/query/useSpanDetail';
import { useShareLink } from '../../../state/url/shareLink';
import { Button, IconButton } from '../../../ui/Button';
import { CopyButton } from '../../../ui/CopyButton';
import { cx } from '../../../ui/cx';
import { Notice } from '../../../ui/Notice';
import { Waiting } from '../../../ui/Waiting';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { referenceTo } from '../spanReference';
import classes from './detail.module.css';
import { DetailSections } from './DetailSections';
import { SpanFacts } from './SpanFacts';
import type { Placement } from '../../../state/url/trace/viewParts';

/** Everything about one span, under its row or in the side panel. */
export function SpanDetailPanel({
  open,
  span,
  placement,
  onClose,
  onSelect,
}: {
  readonly open: OpenTrace;
  readonly span: SpanIndex;
  readonly placement: Placement;
  readonly onClose: () => void;
  readonly onSelect: (span: SpanIndex) => void;
}) {
  const { trace } = open;
  const id = useId();
  const shareLink = useShareLink();
  const { data: detail, error, refetch } = useSpanDetail(open.handle, span);
  const name = nameOf(trace, span);
  const failure = error === null ? undefined : failureOf(error);
  return (
    <section className={cx(classes['panel'], classes[placement])} aria-labelledby={id}>
      <div className={classes['head']}>
        <ServiceChip name={serviceOf(trace, span)} />
        <h2 className={classes['title']} id={id} title={name}>
          <span className="visually-hidden">Span {visibleText(serviceOf(trace, span).slice(0, 200))}: </span>
          <bdi>{name === '' ? '(no name)' : visibleText(name.slice(0, 2000))}</bdi>
        </h2>
        <span className={classes['tools']}>
          <CopyButton
            icon="link"
            label="Copy link to this span"
            text={() => shareLink({ view: 'timeline', selected: referenceTo(trace, span) })}
          />
          {detail && <CopyButton icon="braces" label="Copy span as JSON" text={detail.json} />}
          <IconButton icon="close" label="Close this span’s detail" onClick={onClose} />
        </span>
      </div>
      <SpanFacts open={open} span={span} detail={detail} />
      {detail ? (
        <DetailSections open={open} span={span} detail={detail} onSelect={onSelect} />
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
  );
}
