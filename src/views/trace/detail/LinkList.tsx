import { useMemo, useState } from 'react';
import {
  nameOf,
  normaliseTraceId,
  serviceOf,
  visibleText,
  type SpanIndex,
  type SpanLink,
  type Trace,
} from '../../../core';
import { AttributeTable } from '../../../pieces/AttributeTable';
import { PageLink } from '../../../state/url/PageLink';
import { ShowMore } from '../../../pieces/ShowMore';
import { tracePlace } from '../../../state/url/place';
import { emptyTraceAddress, writeTraceAddress } from '../../../state/url/traceAddress';
import { Button } from '../../../ui/Button';
import { resolveReferences } from '../spanReference';
import classes from './detail.module.css';

const kindWords: Readonly<Record<SpanLink['kind'], string>> = {
  CHILD_OF: 'child of',
  FOLLOWS_FROM: 'follows from',
  LINK: 'link',
  UNKNOWN: 'unknown kind',
};

const cut = (text: string) => visibleText(text.length > 200 ? `${text.slice(0, 200)}…` : text);
const sameTrace = (trace: Trace, link: SpanLink) =>
  link.traceId === trace.traceId || normaliseTraceId(link.traceId) === trace.traceId;

function OtherTrace({ link }: { readonly link: SpanLink }) {
  const traceId = normaliseTraceId(link.traceId);
  if (traceId === undefined)
    return (
      <span title="This trace id cannot be asked for">trace {cut(link.traceId) || 'without an id'}</span>
    );
  const raw = writeTraceAddress({
    ...emptyTraceAddress,
    selected: link.spanId === '' ? undefined : link.spanId,
  }).toString();
  return (
    <PageLink to={tracePlace(traceId, raw)} className={classes['id']}>
      trace {traceId}
      {link.spanId !== '' && `, span ${cut(link.spanId)}`}
    </PageLink>
  );
}

/** References to other spans: those of this trace are buttons that select them, those of others open their trace. */
export function LinkList({
  trace,
  links,
  onSelect,
}: {
  readonly trace: Trace;
  readonly links: readonly SpanLink[];
  readonly onSelect: (span: SpanIndex) => void;
}) {
  const [limit, setLimit] = useState(50);
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
                <Button
                  look="quiet"
                  onClick={() => {
                    onSelect(target);
                  }}
                >
                  <bdi className={classes['cut']}>
                    {cut(serviceOf(trace, target))}: {cut(nameOf(trace, target))}
                  </bdi>
                </Button>
              ) : sameTrace(trace, link) ? (
                <span>span {cut(link.spanId)}, not in this trace’s data</span>
              ) : (
                <OtherTrace link={link} />
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
        step={200}
        what="Links"
        onMore={setLimit}
      />
    </>
  );
}
