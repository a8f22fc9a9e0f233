import { readParts, writeParts } from './partsCodec';
import type { AddressPart } from './trace/AddressPart';
import { durationUnitPart, logClockPart, zonePart } from './trace/clockParts';
import { errorEventsPart, eventClockPart, eventsOfPart } from './trace/eventsParts';
import { colourPart } from './trace/colourParts';
import { cutsPart } from './trace/cutParts';
import { findModePart, findPart, selectsFirstPart } from './trace/findParts';
import {
  shadePart,
  flameFormPart,
  flameWidthPart,
  flameRootPart,
  flamePickPart,
  flameZoomPart,
  treeSortPart,
  treeFoldsPart,
  treeCallersPart,
  graphFormPart,
  graphPickPart,
} from './trace/graphParts';
import {
  alikeKeysPart,
  columnsRightPart,
  groupFromPart,
  inWindowPart,
  openRowsPart,
  orderPart,
  rowLabelPart,
  serviceLabelsPart,
  serviceFilterPart,
  squeezePart,
  timelineColumnsPart,
  treeOnlyPart,
} from './trace/rowParts';
import { rawPart, waitPart, widePart } from './trace/sourceParts';
import { foldsPart, openPart, pairPart, selectedPart } from './trace/spanParts';
import { groupByPart, heatPart, openStatisticsPart, statisticsSortPart } from './trace/statisticsParts';
import { columnsPart, servicesPart, tableSortPart } from './trace/tableParts';
import { markPart, windowPart } from './trace/timeParts';
import { besidePart, fromPart, panelPart, viewPart } from './trace/viewParts';
import { whyPart, whyPickPart } from './trace/whyParts';

const timelineFolds = foldsPart('xfold');

/** What an address without parameters says. */
export const emptyTraceAddress = {
  view: viewPart.empty,
  beside: besidePart.empty,
  find: findPart.empty,
  findMode: findModePart.empty,
  selectsFirst: selectsFirstPart.empty,
  selected: selectedPart.empty,
  pair: pairPart.empty,
  open: openPart.empty,
  panel: panelPart.empty,
  window: windowPart.empty,
  mark: markPart.empty,
  folds: timelineFolds.empty,
  order: orderPart.empty,
  groupFrom: groupFromPart.empty,
  alikeKeys: alikeKeysPart.empty,
  openRows: openRowsPart.empty,
  cuts: cutsPart.empty,
  inWindow: inWindowPart.empty,
  squeeze: squeezePart.empty,
  timelineColumns: timelineColumnsPart.empty,
  columnsRight: columnsRightPart.empty,
  rowLabel: rowLabelPart.empty,
  serviceLabels: serviceLabelsPart.empty,
  treeOnly: treeOnlyPart.empty,
  serviceFilter: serviceFilterPart.empty,
  shade: shadePart.empty,
  flameForm: flameFormPart.empty,
  flameWidth: flameWidthPart.empty,
  flameRoot: flameRootPart.empty,
  flamePick: flamePickPart.empty,
  flameZoom: flameZoomPart.empty,
  treeSort: treeSortPart.empty,
  treeFolds: treeFoldsPart.empty,
  treeCallers: treeCallersPart.empty,
  graphForm: graphFormPart.empty,
  graphPick: graphPickPart.empty,
  columns: columnsPart.empty,
  tableSort: tableSortPart.empty,
  services: servicesPart.empty,
  groupBy: groupByPart.empty,
  statisticsSort: statisticsSortPart.empty,
  openStatistics: openStatisticsPart.empty,
  heat: heatPart.empty,
  eventsOf: eventsOfPart.empty,
  eventClock: eventClockPart.empty,
  errorEvents: errorEventsPart.empty,
  zone: zonePart.empty,
  logClock: logClockPart.empty,
  durationUnit: durationUnitPart.empty,
  colour: colourPart.empty,
  from: fromPart.empty,
  why: whyPart.empty,
  whyPick: whyPickPart.empty,
  raw: rawPart.empty,
  wide: widePart.empty,
  wait: waitPart.empty,
};

/** Everything that decides what the trace page shows, beside the trace's id in the path. */
export type TraceAddress = Readonly<typeof emptyTraceAddress>;

/** Visits every part of an address with its value, and makes an address of what comes back. A new part stands here and above. */
function mapParts(
  address: TraceAddress,
  visit: <T>(part: AddressPart<T>, value: NoInfer<T>) => T,
): TraceAddress {
  return {
    view: visit(viewPart, address.view),
    beside: visit(besidePart, address.beside),
    find: visit(findPart, address.find),
    findMode: visit(findModePart, address.findMode),
    selectsFirst: visit(selectsFirstPart, address.selectsFirst),
    selected: visit(selectedPart, address.selected),
    pair: visit(pairPart, address.pair),
    open: visit(openPart, address.open),
    panel: visit(panelPart, address.panel),
    window: visit(windowPart, address.window),
    mark: visit(markPart, address.mark),
    folds: visit(timelineFolds, address.folds),
    order: visit(orderPart, address.order),
    groupFrom: visit(groupFromPart, address.groupFrom),
    alikeKeys: visit(alikeKeysPart, address.alikeKeys),
    openRows: visit(openRowsPart, address.openRows),
    cuts: visit(cutsPart, address.cuts),
    inWindow: visit(inWindowPart, address.inWindow),
    squeeze: visit(squeezePart, address.squeeze),
    timelineColumns: visit(timelineColumnsPart, address.timelineColumns),
    columnsRight: visit(columnsRightPart, address.columnsRight),
    rowLabel: visit(rowLabelPart, address.rowLabel),
    serviceLabels: visit(serviceLabelsPart, address.serviceLabels),
    treeOnly: visit(treeOnlyPart, address.treeOnly),
    serviceFilter: visit(serviceFilterPart, address.serviceFilter),
    shade: visit(shadePart, address.shade),
    flameForm: visit(flameFormPart, address.flameForm),
    flameWidth: visit(flameWidthPart, address.flameWidth),
    flameRoot: visit(flameRootPart, address.flameRoot),
    flamePick: visit(flamePickPart, address.flamePick),
    flameZoom: visit(flameZoomPart, address.flameZoom),
    treeSort: visit(treeSortPart, address.treeSort),
    treeFolds: visit(treeFoldsPart, address.treeFolds),
    treeCallers: visit(treeCallersPart, address.treeCallers),
    graphForm: visit(graphFormPart, address.graphForm),
    graphPick: visit(graphPickPart, address.graphPick),
    columns: visit(columnsPart, address.columns),
    tableSort: visit(tableSortPart, address.tableSort),
    services: visit(servicesPart, address.services),
    groupBy: visit(groupByPart, address.groupBy),
    statisticsSort: visit(statisticsSortPart, address.statisticsSort),
    openStatistics: visit(openStatisticsPart, address.openStatistics),
    heat: visit(heatPart, address.heat),
    eventsOf: visit(eventsOfPart, address.eventsOf),
    eventClock: visit(eventClockPart, address.eventClock),
    errorEvents: visit(errorEventsPart, address.errorEvents),
    zone: visit(zonePart, address.zone),
    logClock: visit(logClockPart, address.logClock),
    durationUnit: visit(durationUnitPart, address.durationUnit),
    colour: visit(colourPart, address.colour),
    from: visit(fromPart, address.from),
    why: visit(whyPart, address.why),
    whyPick: visit(whyPickPart, address.whyPick),
    raw: visit(rawPart, address.raw),
    wide: visit(widePart, address.wide),
    wait: visit(waitPart, address.wait),
  };
}

/** Reads the trace page's address. What cannot be read is left at its default and named in `faults`. */
export const readTraceAddress = (stated: URLSearchParams) => readParts(mapParts, emptyTraceAddress, stated);

/** Writes the trace page's address. Parameters of `before` that are unknown to us stay. */
export const writeTraceAddress = (address: TraceAddress, before?: URLSearchParams): URLSearchParams =>
  writeParts(mapParts, address, before);
