import { useEffect, useId, useMemo, useState } from 'react';
import {
  formatCount,
  nameOf,
  normaliseTraceId,
  serviceOf,
  visibleText,
  type LinkEnd,
  type SpanIndex,
  type SpanLink,
  type Trace,
} from '../../../core';
import { AttributeTable } from '../../../pieces/AttributeTable';
import { ShowMore } from '../../../pieces/ShowMore';
import { pointAtLink } from '../../../state/session/pointedLink';
import { Button } from '../../../ui/Button';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { LinkedTrace } from '../moves/LinkedTrace';
import { resolveReferences } from '../spanReference';
import classes from './detail.module.css';

const kindWords: Readonly<Record<SpanLink['kind'], string>> = {
  CHILD_OF: 'child of',
  FOLLOWS_FROM: 'follows from',
  LINK: 'link',
  UNKNOWN: 'unknown kind',
};

const cut = (text: string) => visibleText(text, 200);
const sameTrace = (trace: Trace, link: SpanLink) =>
  link.traceId === trace.traceId || normaliseTraceId(link.traceId) === trace.traceId;

const step = 200;

/** Nothing is pointed at any more once the list is gone. */
function useUnpointed(): void {
  useEffect(
    () => () => {
      pointAtLink(undefined);
    },
    [],
  );
}

/** A link's other end in this trace: pressed, it is selected; while it is pointed at, the timeline shows its arrow. */
function EndButton({
  trace,
  span,
  other,
  onSelect,
}: {
  readonly trace: Trace;
  readonly span: SpanIndex;
  readonly other: SpanIndex;
  readonly onSelect: (span: SpanIndex) => void;
}) {
  const point = () => {
    pointAtLink({ span, other });
  };
  const leave = () => {
    pointAtLink(undefined);
  };
  return (
    <Button
      look="quiet"
      onPointerEnter={point}
      onPointerLeave={leave}
      onFocus={point}
      onBlur={leave}
      onClick={() => {
        leave();
        onSelect(other);
      }}
    >
      <bdi className={classes['cut']}>
        {cut(serviceOf(trace, other)) || 'unknown service'}: {cut(nameOf(trace, other)) || '(no name)'}
      </bdi>
    </Button>
  );
}

/** What links to the span. */
export function IncomingList({
  trace,
  span,
  incoming,
  onSelect,
}: {
  readonly trace: Trace;
  readonly span: SpanIndex;
  readonly incoming: readonly LinkEnd[];
  readonly onSelect: (span: SpanIndex) => void;
}) {
  const [limit, setLimit] = useState(50);
  useUnpointed();
  const id = useId();
  return (
    <>
      <p id={id} className={classes['linkHead']}>
        Linked from {formatCount(incoming.length)} {incoming.length === 1 ? 'span' : 'spans'}
      </p>
      <ul className={classes['links']} aria-labelledby={id}>
        {incoming.slice(0, limit).map(({ span: other, kind }, at) => (
          <li key={at} className={classes['link']}>
            <span className={classes['linkKind']}>{kindWords[kind]}</span>
            <EndButton trace={trace} span={span} other={other} onSelect={onSelect} />
          </li>
        ))}
      </ul>
      <ShowMore
        shown={Math.min(limit, incoming.length)}
        total={incoming.length}
        step={step}
        what="Spans"
        onMore={setLimit}
      />
    </>
  );
}

/** References to other spans: those of this trace are buttons that select them, those of others open their trace. */
export function LinkList({
  open,
  span,
  links,
  onSelect,
}: {
  readonly open: OpenTrace;
  readonly span: SpanIndex;
  readonly links: readonly SpanLink[];
  readonly onSelect: (span: SpanIndex) => void;
}) {
  const { trace } = open;
  const [limit, setLimit] = useState(50);
  useUnpointed();
  const targets = useMemo(
    () =>
      resolveReferences(
        trace,
        links.map((link) => (sameTrace(trace, link) ? link.spanId : '')),
      ),
    [trace, links],
  );
  return (
    <>
      <ul className={classes['links']} aria-label="Links">
        {links.slice(0, limit).map((link, at) => {
          const target = targets[at];
          return (
            <li key={at} className={classes['link']}>
              <span className={classes['linkKind']}>{kindWords[link.kind]}</span>
              {target !== undefined ? (
                <EndButton trace={trace} span={span} other={target} onSelect={onSelect} />
              ) : sameTrace(trace, link) ? (
                <span>span {cut(link.spanId)}, not in this trace’s data</span>
              ) : (
                <LinkedTrace link={link} open={open} />
              )}
              {link.attributes.length > 0 && (
                <AttributeTable attributes={link.attributes} label="Attributes of this link" />
              )}
            </li>
          );
        })}
      </ul>
      <ShowMore
        shown={Math.min(limit, links.length)}
        total={links.length}
        step={step}
        what="Links"
        onMore={setLimit}
      />
    </>
  );
}
