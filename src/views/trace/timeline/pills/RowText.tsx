import type { ReactNode } from 'react';
import { nameOf, serviceOf, wordsWithValues, type LabelPart } from '../../../../core';
import { shortValue } from '../../shown/ValueText';
import { labelOf } from '../columns/labelOf';
import type { RowExtras, RowMarks } from '../columns/RowExtras';
import names from '../NameCell.module.css';
import { lineText } from '../rowName';
import classes from './pills.module.css';

/** The text that a key stands for in a label: of a folded call the name is the server's. '' for none. */
export function labelValue(
  { byKey, durationText }: RowExtras,
  { open: { trace }, span, server }: RowMarks,
  key: string,
): string {
  if (key === 'service') return lineText(serviceOf(trace, span)) || 'unknown service';
  if (key === 'name') return lineText(nameOf(trace, server ?? span)) || 'no name';
  const column = byKey.get(key);
  return column === undefined ? '…' : shortValue(column, span, durationText);
}

/** What a row says: service and operation or the reader's label; of a folded call both sides; whom it calls outside of the trace. */
export function RowText({ extras, ...marks }: RowMarks & { readonly extras: RowExtras }) {
  const { open, server, hints } = marks;
  const value = (key: string) => labelValue(extras, marks, key);
  const service = (
    <>
      <bdi className={names['service']}>{value('service')}</bdi>
      {server !== undefined && (
        <>
          <span className={classes['arrow']}> → </span>
          <bdi className={names['service']}>
            {lineText(serviceOf(open.trace, server)) || 'unknown service'}
          </bdi>
        </>
      )}
    </>
  );
  const partOf = (part: LabelPart): ReactNode => {
    if ('text' in part) return <span className={classes['literal']}>{lineText(part.text)}</span>;
    if (part.key === 'service') return service;
    return <bdi className={names['name']}>{value(part.key)}</bdi>;
  };
  const label = labelOf(extras, marks);
  const words = label && wordsWithValues(label, value);
  // A label may name the peer itself.
  const isSaid = words?.some((word) => word.some((part) => 'key' in part && value(part.key) === hints?.peer));
  const peer = isSaid === true ? '' : (hints?.peer ?? '');
  return (
    <>
      {words && words.length > 0 ? (
        words.map((word, at) => (
          <span key={at}>
            {at > 0 && ' '}
            {word.map((part, place) => (
              <span key={place}>{partOf(part)}</span>
            ))}
          </span>
        ))
      ) : (
        <>
          {service} <bdi className={names['name']}>{value('name')}</bdi>
        </>
      )}
      {peer !== '' && (
        <span className={classes['peer']} title={`Calls ${lineText(peer)}, which has no span here`}>
          {' '}
          → <bdi>{lineText(peer)}</bdi>
        </span>
      )}
    </>
  );
}
