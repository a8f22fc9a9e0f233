import type { ComponentType, CSSProperties } from 'react';
import type {
  LabelWord,
  SpanColumn,
  SpanHints,
  SpanIndex,
  SpanPill,
  TimeAxis,
  WriteDuration,
} from '../../../../core';
import type { OpenTrace } from '../../../../worker/TraceEngine';
import type { TraceView } from '../../useTraceView';

/** A column beside the bars. */
export interface RowColumn {
  readonly key: string;
  readonly label: string;
  /** From the left edge of the columns, in px. */
  readonly offset: number;
  /** In px. */
  readonly width: number;
  /** Numbers stand at the right. */
  readonly isNumeric: boolean;
  /** undefined while they are awaited. */
  readonly values: SpanColumn | undefined;
}

/** What rows show beside a name and a bar. The same for all rows; drawn by code that comes after the first bars. */
export interface RowExtras {
  /** Width of the name column, and of all other columns, in px. */
  readonly nameWidth: number;
  readonly width: number;
  readonly columns: readonly RowColumn[];
  /** They stand at the right of the bars; else between names and bars. */
  readonly columnsRight: boolean;
  /** Columns that have no room. */
  readonly leftOut: number;
  /** What the head of the names says. */
  readonly title: string;
  /** undefined = service and operation. */
  readonly label: readonly LabelWord[] | undefined;
  /** The labels of services that have one of their own. */
  readonly serviceLabels: ReadonlyMap<string, readonly LabelWord[]>;
  /** Values for the label. */
  readonly byKey: ReadonlyMap<string, SpanColumn>;
  readonly showsPills: boolean;
  readonly durationText: WriteDuration;
  readonly parts: RowParts;
}

/** What is known of one span beside its columns. */
export interface RowMarks {
  readonly open: OpenTrace;
  readonly span: SpanIndex;
  /** What its attributes say; undefined while that is awaited. */
  readonly hints: SpanHints | undefined;
  /** The server's span of a remote call whose row is folded. */
  readonly server: SpanIndex | undefined;
}

/** What is folded away under a row, for the chip at its end. */
export interface FoldedCounts {
  readonly matches: number;
  readonly errors: number;
  readonly spans: number;
}

/** The end of a name cell: what stands there, and the room that it takes, in px. */
export interface NameEnd {
  readonly pills: readonly SpanPill[];
  /** Of pills and icon. */
  readonly width: number;
  /** Style of the cell: the name ends before all that stands at its end. */
  readonly cell: CSSProperties;
  /** Style of the chip, which stands before them. */
  readonly chip: CSSProperties;
}

type Extra<P> = ComponentType<P & { readonly extras: RowExtras }>;

/** The code that draws extras. */
export interface RowParts {
  /** The button that opens the choice of what rows show. */
  readonly Choice: Extra<{ readonly view: TraceView }>;
  readonly Heads: Extra<object>;
  readonly Cells: Extra<{ readonly span: SpanIndex }>;
  /** Service and operation, or what the label says, with the peer. */
  readonly Name: Extra<RowMarks>;
  /** Pills and icon. */
  readonly End: ComponentType<RowMarks & { readonly end: NameEnd }>;
  /** The server's part of a folded call, inside of the client's bar. */
  readonly ServerBar: ComponentType<{
    readonly open: OpenTrace;
    readonly server: SpanIndex;
    readonly colour: string | undefined;
    readonly axis: TimeAxis;
  }>;
  readonly endOf: (
    extras: RowExtras,
    marks: RowMarks,
    indent: number,
    folded: FoldedCounts | undefined,
  ) => NameEnd;
  /** The server's span of a remote call. */
  readonly serverOf: (open: OpenTrace, span: SpanIndex) => SpanIndex | undefined;
  /** The values of its columns, to follow a row's name. */
  readonly valuesText: (extras: RowExtras, span: SpanIndex) => string;
  /** Pills, kind, peer and server in words, for screen readers. */
  readonly words: (extras: RowExtras, marks: RowMarks) => string;
}
