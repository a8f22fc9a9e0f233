import { GROUP_FROM, siblingOrders, type SiblingOrder } from '../../../core';
import { longestLabel } from '../../prefs/preferences';
import { listPart, switchPart, textPart, wordPart, type AddressPart } from './AddressPart';
import { maxReferences, type SpanReference } from './spanParts';

/** Order of siblings. */
export const orderPart = wordPart<SiblingOrder>(
  'xorder',
  siblingOrders,
  'start',
  (word) => `There is no order “${word}”; siblings stand by their start.`,
);

/** From how many alike siblings on they stand as one row; 0 = never. */
export const groupFromPart: AddressPart<number> = {
  names: ['xgroups'],
  empty: GROUP_FROM,
  read: (text, fault) => {
    const stated = text('xgroups');
    if (stated === '') return GROUP_FROM;
    if (stated === 'off') return 0;
    const from = /^\d{1,5}$/.test(stated) ? Number(stated) : 0;
    if (from >= 2) return from;
    fault('Repeated siblings are grouped as usual.');
    return GROUP_FROM;
  },
  write: (value, put) => {
    put('xgroups', value === GROUP_FROM ? '' : value === 0 ? 'off' : String(value));
  },
};

/** Most tags that siblings can be asked to share. */
export const mostAlike = 5;
/** Keys of tags that siblings must also share to stand as one row, beside service and operation. */
export const alikeKeysPart: AddressPart<readonly string[]> = listPart('xgalike', mostAlike);

/** A group of repeated siblings, or a placeholder for hidden spans, that the reader has opened. */
export interface OpenRow {
  /** 'group': by any of its members; else the placeholder under `span`, undefined = at the top. */
  readonly what: 'group' | 'find' | 'window';
  readonly span: SpanReference | undefined;
  /** How many members of a group have rows; 0 for placeholders. */
  readonly shown: number;
}

const isOpenRow = (row: OpenRow | undefined): row is OpenRow => row !== undefined;
const openRowsList = listPart('xgopen', maxReferences);

/** Written as g20_ID (20 members of the group of that span), f_ID and w_ID (what the find or the window hides under it). */
export const openRowsPart: AddressPart<readonly OpenRow[]> = {
  names: openRowsList.names,
  empty: [],
  read: (text, fault) =>
    openRowsList
      .read(text, fault)
      .map((member): OpenRow | undefined => {
        const [, shown, kind, span = ''] = /^(?:g(\d{1,7})|([fw]))_(.*)$/s.exec(member) ?? [];
        if (shown !== undefined)
          return span === '' ? undefined : { what: 'group', span, shown: Number(shown) };
        if (kind === undefined) return undefined;
        return { what: kind === 'f' ? 'find' : 'window', span: span === '' ? undefined : span, shown: 0 };
      })
      .filter(isOpenRow),
  write: (value, put) => {
    const members = value.map(({ what, span = '', shown }) =>
      what === 'group' ? `g${String(shown)}_${span}` : `${what === 'find' ? 'f' : 'w'}_${span}`,
    );
    openRowsList.write(members, put);
  },
};

/** Most columns beside the bars. */
const maxColumns = 20;
/** Columns beside the bars by their keys, from the left; [] = none. */
export const timelineColumnsPart: AddressPart<readonly string[]> = listPart('xtcols', maxColumns);
/** The columns stand at the right of the bars. */
export const columnsRightPart = switchPart('xtright');
/** Template of what rows say (core/format/rowLabel); '' = as the reader prefers. */
export const rowLabelPart = textPart('xlabel', longestLabel, 'The label of rows');

/** What the rows of one service say, as a template. */
export interface ServiceLabel {
  readonly service: string;
  readonly label: string;
}

const serviceLabelsList = listPart('xlabels', 20);

/** Labels of the rows of single services, where they differ from those of all: each is written as SERVICE=TEMPLATE. */
export const serviceLabelsPart: AddressPart<readonly ServiceLabel[]> = {
  names: serviceLabelsList.names,
  empty: [],
  read: (text, fault) =>
    serviceLabelsList.read(text, fault).flatMap((member) => {
      const [, service = '', label = ''] = /^([^=]+)=(.+)$/s.exec(member) ?? [];
      const name = service.replace(/%(25|3D)/g, decodeURIComponent);
      return name === '' || label.length > longestLabel ? [] : [{ service: name, label }];
    }),
  write: (value, put) => {
    serviceLabelsList.write(
      value.map(({ service, label }) => `${service.replace(/[%=]/g, encodeURIComponent)}=${label}`),
      put,
    );
  },
};

/** Rows without any part in the zoom window are dropped. */
export const inWindowPart = switchPart('xinwin');
/** Idle stretches are squeezed to a narrow band. */
export const squeezePart = switchPart('xidle');
/** The tree has all the room, without bars beside it. */
export const treeOnlyPart = switchPart('xtree');

/** Jaeger UI's choice of services, as it writes it: core's servicesFromJaegerFilter says which. '' = all. */
export const serviceFilterPart: AddressPart<string> = {
  names: ['svcFilter'],
  empty: '',
  read: (text, fault) => {
    const stated = text('svcFilter');
    if (stated === '' || /^[0-9a-f]{1,4}\.[0-9a-f]{1,4000}$/i.test(stated)) return stated;
    fault('The choice of services in this link could not be read; all are shown.');
    return '';
  },
  write: (value, put) => {
    put('svcFilter', value);
  },
};
