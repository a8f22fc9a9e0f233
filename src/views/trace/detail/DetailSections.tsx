import { useMemo } from 'react';
import {
  SpanFlag,
  formatCount,
  spanIdOf,
  spanIndex,
  type Attribute,
  type SpanDetail,
  type SpanIndex,
  type SpanLink,
  type Trace,
} from '../../../core';
import { attributeGlance } from '../../../pieces/attributeCopies';
import { AttributeTable } from '../../../pieces/AttributeTable';
import { LongText } from '../../../pieces/text/LongText';
import { prettyJson } from '../../../pieces/text/prettyJson';
import { useSpanLinks } from '../../../state/query/useSpanLinks';
import { useSite } from '../../../state/site/site';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import type { TraceView } from '../useTraceView';
import classes from './detail.module.css';
import { DetailSection } from './DetailSection';
import { EventList } from './EventList';
import { IncomingList, LinkList } from './LinkList';
import { spanNotes, type SpanNote } from './spanProblems';

const jsonLimit = { length: 20_000, lines: 60 };
const maxNotes = 100;

function NoteList({ notes }: { readonly notes: readonly SpanNote[] }) {
  return (
    <ul className={classes['notes']} aria-label="Problems">
      {notes.slice(0, maxNotes).map(({ title, text }, at) => (
        <li key={at} className={classes['note']}>
          <strong>{title}</strong> <LongText text={text} />
        </li>
      ))}
      {notes.length > maxNotes && (
        <li>and {formatCount(notes.length - maxNotes)} more, in the span’s JSON</li>
      )}
    </ul>
  );
}

function Attributes({
  name,
  title,
  attributes,
}: {
  readonly name: 'tags' | 'process';
  readonly title: string;
  readonly attributes: readonly Attribute[];
}) {
  return (
    <DetailSection name={name} title={title} count={attributes.length} glance={attributeGlance(attributes)}>
      {() =>
        attributes.length === 0 ? (
          <p className={classes['soft']}>None.</p>
        ) : (
          <AttributeTable attributes={attributes} label={title} place={name} />
        )
      }
    </DetailSection>
  );
}

/** What belongs to the library that made the span, as attributes of the process section. */
function withScope(detail: SpanDetail): readonly Attribute[] {
  const { scope, resource, traceState } = detail;
  const text = (key: string, value: string): readonly Attribute[] =>
    value === '' ? [] : [{ key, value: { type: 'string', value } }];
  if (scope === undefined && traceState === '') return resource;
  return [
    ...resource,
    ...text('otel.scope.name', scope?.name ?? ''),
    ...text('otel.scope.version', scope?.version ?? ''),
    ...(scope?.attributes ?? []),
    ...text('w3c.tracestate', traceState),
  ];
}

const linkedFrom = (count: number) => `linked from ${formatCount(count)} ${count === 1 ? 'span' : 'spans'}`;

/** The links of a span; a parent that was named by FOLLOWS_FROM is one of them. */
function linksWithParent(trace: Trace, span: SpanIndex, links: readonly SpanLink[]): readonly SpanLink[] {
  const parent = trace.spans.parent[span] ?? -1;
  if (parent < 0 || ((trace.spans.flags[span] ?? 0) & SpanFlag.followsFrom) === 0) return links;
  const spanId = spanIdOf(trace, spanIndex(parent));
  return [{ traceId: trace.traceId, spanId, kind: 'FOLLOWS_FROM', attributes: [] }, ...links];
}

/** The decoded parts of a span, each in a section that opens and closes. */
export function DetailSections({
  view,
  span,
  detail,
}: {
  readonly view: TraceView;
  readonly span: SpanIndex;
  readonly detail: SpanDetail;
}) {
  const { open } = view;
  const withJson = useSite((site) => site.withJson);
  const notes = useMemo(() => spanNotes(open.trace, span, detail), [open, span, detail]);
  const process = useMemo(() => withScope(detail), [detail]);
  const { events } = detail;
  const links = useMemo(() => linksWithParent(open.trace, span, detail.links), [open, span, detail]);
  const { data: index } = useSpanLinks(open);
  const incoming = useMemo(() => index?.incoming(span) ?? [], [index, span]);
  return (
    <div className={classes['sections']}>
      {notes.length > 0 && (
        <DetailSection
          name="problems"
          title="Problems"
          count={notes.length}
          glance={notes
            .map(({ title }) => title)
            .slice(0, 5)
            .join(', ')}
        >
          {() => <NoteList notes={notes} />}
        </DetailSection>
      )}
      <Attributes name="tags" title="Tags" attributes={detail.attributes} />
      <Attributes name="process" title="Process" attributes={process} />
      {events.length > 0 && (
        <DetailSection
          name="logs"
          title="Logs"
          count={events.length}
          glance={events
            .slice(0, 5)
            .map((event) => event.name.slice(0, 80) || attributeGlance(event.attributes).slice(0, 80))
            .join(', ')}
        >
          {() => (
            <>
              <Button
                look="quiet"
                onClick={() => {
                  view.showEvents(span);
                }}
              >
                <Icon name="events" size={14} /> In time order with all below it
              </Button>
              <EventList view={view} span={span} events={events} />
            </>
          )}
        </DetailSection>
      )}
      {links.length + incoming.length > 0 && (
        <DetailSection
          name="links"
          title="Links"
          count={links.length + incoming.length}
          glance={incoming.length > 0 ? linkedFrom(incoming.length) : ''}
        >
          {() => (
            <>
              {links.length > 0 && <LinkList open={open} span={span} links={links} onSelect={view.select} />}
              {incoming.length > 0 && (
                <IncomingList trace={open.trace} span={span} incoming={incoming} onSelect={view.select} />
              )}
            </>
          )}
        </DetailSection>
      )}
      {withJson && (
        <DetailSection name="json" title="JSON">
          {() => <LongText text={prettyJson(detail.json) ?? detail.json} limit={jsonLimit} />}
        </DetailSection>
      )}
    </div>
  );
}
