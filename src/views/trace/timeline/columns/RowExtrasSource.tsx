import { memo, useEffect, useEffectEvent, useMemo, useState } from 'react';
import {
  labelKeys,
  parseLabel,
  serverChildOf,
  type SpanColumn,
  type SpanHints,
  type SpanIndex,
  visibleText,
} from '../../../../core';
import { useDurationText } from '../../../../pieces/times/TimesContext';
import { usePreferences } from '../../../../state/prefs/preferences';
import type { OpenTrace } from '../../../../worker/TraceEngine';
import type { ServiceLabel } from '../../../../state/url/trace/rowParts';
import { useSpanColumns } from '../../shown/useSpanColumns';
import { useSame } from '../../useSame';
import type { TraceView } from '../../useTraceView';
import { nameEnd } from '../pills/nameEnd';
import { RowEnd } from '../pills/RowEnd';
import { RowText } from '../pills/RowText';
import { rowWords, valuesText } from '../pills/rowWords';
import { ServerBar } from '../pills/ServerBar';
import { useSpanHints } from '../pills/useSpanHints';
import { ColumnHeads, RowCells } from './RowCells';
import { usualTitle } from '../TimelineHead';
import type { RowTree } from '../useRowTree';
import { RowChoice } from './RowChoice';
import type { RowExtras, RowParts } from './RowExtras';
import { useRowColumns } from './useRowColumns';

const parts: RowParts = {
  Choice: RowChoice,
  Heads: ColumnHeads,
  Cells: RowCells,
  Name: RowText,
  End: RowEnd,
  ServerBar,
  endOf: nameEnd,
  serverOf: ({ trace }, span) => serverChildOf(trace.spans, span),
  valuesText,
  words: rowWords,
};
/** A label as the head of its column says it. */
const titleOf = (template: string): string =>
  template === ''
    ? usualTitle
    : template === '{name}'
      ? 'Operation'
      : visibleText(template.replace(/[{}]/gu, ''));

const noValues: ReadonlyMap<string, SpanColumn> = new Map();

/** Fetches the values of columns; shows nothing. */
function Values({
  open,
  keys,
  onValues,
}: {
  readonly open: OpenTrace;
  readonly keys: readonly string[];
  readonly onValues: (byKey: ReadonlyMap<string, SpanColumn>) => void;
}) {
  const { byKey } = useSpanColumns(open, keys);
  useEffect(() => {
    onValues(byKey);
  }, [byKey, onValues]);
  return null;
}

/** Columns, label and pills as address and preferences have them. Drawn again when these change, not by scrolling. */
const Extras = memo(function Extras({
  open,
  columnKeys,
  columnsRight,
  label,
  serviceLabels,
  nameWidth,
  total,
  onExtras,
}: {
  readonly open: OpenTrace;
  /** Joined by line breaks. */
  readonly columnKeys: string;
  readonly columnsRight: boolean;
  /** From the address; where it says neither, the reader's own hold. */
  readonly label: string;
  readonly serviceLabels: readonly ServiceLabel[];
  readonly nameWidth: number;
  readonly total: number;
  readonly onExtras: (extras: RowExtras) => void;
}) {
  const [byKey, setByKey] = useState(noValues);
  const durationText = useDurationText();
  const preferred = usePreferences((preferences) => preferences.rowLabel);
  const showsPills = usePreferences((preferences) => preferences.rowPills);
  const preferredOfServices = usePreferences((preferences) => preferences.serviceLabels);
  const isStated = label !== '' || serviceLabels.length > 0;
  const template = isStated ? label : preferred;
  const ofServices = isStated ? serviceLabels : preferredOfServices;
  const wordsOf = useMemo(
    () => new Map(ofServices.map(({ service, label: own }) => [service, parseLabel(own)])),
    [ofServices],
  );
  const words = useMemo(() => (template === '' ? undefined : parseLabel(template)), [template]);
  const keys = useMemo(() => {
    const wanted = columnKeys === '' ? [] : columnKeys.split('\n');
    const labels = [words ?? [], ...wordsOf.values()].flat();
    return [...new Set([...wanted, ...labelKeys(labels)])].filter(
      (key) => wanted.includes(key) || (key !== 'service' && key !== 'name'),
    );
  }, [columnKeys, words, wordsOf]);
  const { columns, width, leftOut } = useRowColumns(columnKeys, byKey, nameWidth, total);
  const extras = useMemo<RowExtras>(
    () => ({
      nameWidth,
      width,
      columns,
      columnsRight,
      leftOut,
      title: titleOf(template),
      label: words,
      serviceLabels: wordsOf,
      byKey,
      showsPills,
      durationText,
      parts,
    }),
    [
      nameWidth,
      width,
      columns,
      columnsRight,
      leftOut,
      template,
      words,
      wordsOf,
      byKey,
      showsPills,
      durationText,
    ],
  );
  useEffect(() => {
    onExtras(extras);
  }, [extras, onExtras]);
  return keys.length > 0 ? <Values open={open} keys={keys} onValues={setByKey} /> : null;
});

/** Brings what rows show beside name and bar, for the rows on screen. Shows nothing itself. */
export function RowExtrasSource({
  view,
  tree,
  first,
  end,
  nameWidth,
  total,
  onExtras,
  onHints,
}: {
  readonly view: TraceView;
  readonly tree: RowTree;
  readonly first: number;
  /** One after the last. */
  readonly end: number;
  readonly nameWidth: number;
  /** Width of the timeline, in px. */
  readonly total: number;
  readonly onExtras: (extras: RowExtras) => void;
  readonly onHints: (hints: ReadonlyMap<SpanIndex, SpanHints>) => void;
}) {
  const { open, address } = view;
  const serviceLabels = useSame(address.serviceLabels);
  const hints = useSpanHints(open, tree, first, end);
  const told = useEffectEvent(onHints);
  useEffect(() => {
    told(hints);
  }, [hints]);
  return (
    <Extras
      key={open.handle}
      open={open}
      columnKeys={address.timelineColumns.join('\n')}
      columnsRight={address.columnsRight}
      label={address.rowLabel}
      serviceLabels={serviceLabels}
      nameWidth={nameWidth}
      total={total}
      onExtras={onExtras}
    />
  );
}
