import { createElement, Fragment } from 'react';
import {
  attributeText,
  eventLine,
  nameOf,
  serviceOf,
  spanIndex,
  SpanStatus,
  visibleText,
  type CutEvent,
  type EventTable,
} from '../../../core';
import { useDurationUnit } from '../../../pieces/times/TimesContext';
import type { EventClock } from '../../../state/url/trace/eventsParts';
import { IconButton } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { colourOf, type SpanColours } from '../colours/SpanColours';
import { allClocks, clockText, outsideWords, timeOf } from './eventClock';
import classes from './events.module.css';

/** Attributes of an event in its row; more would not fit on any screen. */
const mostPairs = 24;

interface EventCellProps {
  /** Of the column. */
  readonly id: string;
  readonly open: OpenTrace;
  readonly table: EventTable;
  /** Position of the event in the table. */
  readonly at: number;
  /** What it says; undefined while that is awaited. */
  readonly event: CutEvent | undefined;
  readonly clock: EventClock;
  readonly zone: string;
  readonly colours: SpanColours;
  /** Shows an event in full. */
  readonly onWhole: (at: number) => void;
}

function TimeCell({ open, table, at, clock, zone }: EventCellProps) {
  const { trace } = open;
  const unit = useDurationUnit();
  const span = spanIndex(table.span[at] ?? 0);
  const time = timeOf(table, at);
  if (time === undefined) return <span className={classes['soft']}>no readable time</span>;
  const outside = outsideWords(trace, span, time);
  return (
    <>
      {outside !== '' && (
        <span className={classes['outside']} title={outside}>
          <Icon name="warning" size={12} />
        </span>
      )}
      <span title={allClocks(trace, table, at, zone, unit)}>
        {clockText(clock, trace, span, time, zone, unit)}
      </span>
    </>
  );
}

function SpanCell({ open, table, at, colours }: EventCellProps) {
  const { trace } = open;
  const span = spanIndex(table.span[at] ?? 0);
  const service = visibleText(serviceOf(trace, span).slice(0, 200));
  const name = visibleText(nameOf(trace, span).slice(0, 400));
  return (
    <>
      <span className={classes['strip']} style={{ background: colourOf(colours, span) }} />
      {trace.spans.status[span] === SpanStatus.error && (
        <span className={classes['error']} title="The span is in error">
          <Icon name="error" size={12} />
        </span>
      )}
      <span className={classes['text']} title={`${service}: ${name}`}>
        <bdi className={classes['service']}>{service}</bdi> <bdi>{name || '(no name)'}</bdi>
      </span>
    </>
  );
}

function TitleCell({ table, at, event }: EventCellProps) {
  const isError = table.isError[at] === 1;
  const title = event === undefined ? '…' : visibleText(eventLine(event).title);
  return (
    <>
      {isError && (
        <span className={classes['error']} title="Tells of an error">
          <Icon name="error" size={12} />
        </span>
      )}
      {title === '' ? (
        <span className={classes['soft']}>no name</span>
      ) : (
        <bdi className={isError ? classes['errorText'] : classes['text']} title={title}>
          {title}
        </bdi>
      )}
    </>
  );
}

function RestCell({ at, event, onWhole }: EventCellProps) {
  const rest = event === undefined ? [] : eventLine(event).rest;
  const isCut = event?.isCut === true || rest.length > mostPairs;
  return (
    <>
      <span className={classes['rest']}>
        {rest.slice(0, mostPairs).map(({ key, value }, place) => (
          <Fragment key={place}>
            <bdi className={classes['key']}>{visibleText(key)}</bdi>
            <bdi className={classes['value']}>{visibleText(attributeText(value))}</bdi>
          </Fragment>
        ))}
        {event === undefined || isCut ? '…' : ''}
      </span>
      <IconButton
        icon="fit"
        label="Whole event"
        className={classes['whole']}
        tabIndex={-1}
        onClick={() => {
          onWhole(at);
        }}
      />
    </>
  );
}

const cells = new Map([
  ['time', TimeCell],
  ['span', SpanCell],
  ['event', TitleCell],
  ['rest', RestCell],
]);

/** One cell of the list of events. */
export function EventCell(props: EventCellProps) {
  const cell = cells.get(props.id);
  return cell === undefined ? null : createElement(cell, props);
}
