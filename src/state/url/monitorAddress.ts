import {
  againstPart,
  kindPart,
  numberSourcePart,
  pointPart,
  refreshPart,
  timeframePart,
} from './monitor/monitorParts';
import { readParts, writeParts } from './partsCodec';
import { servicePart } from './search/questionParts';
import { endPart } from './system/windowParts';
import { switchPart, textPart, type AddressPart } from './trace/AddressPart';
import { sortPart } from './trace/tableParts';

/** The operation whose calls are shown; '' = all. */
const operationPart = textPart('xoperation', 512, 'The operation');
/** Text that the operations, or services, are narrowed by. */
const findPart = textPart('xfind', 256, 'The search');
/** Order of the table; [] = by impact, or by name. */
const rowSortPart = sortPart('xsort');
/** The charts as a table. */
const asTablePart = switchPart('xtable');

/** What an address without parameters says. */
export const emptyMonitorAddress = {
  service: servicePart.empty,
  kind: kindPart.empty,
  timeframe: timeframePart.empty,
  end: endPart.empty,
  operation: operationPart.empty,
  at: pointPart.empty,
  against: againstPart.empty,
  every: refreshPart.empty,
  by: numberSourcePart.empty,
  find: findPart.empty,
  sort: rowSortPart.empty,
  asTable: asTablePart.empty,
};

/** Everything that decides what the monitor shows. `service`, `kind` and `timeframe` are Jaeger UI's parameters. */
export type MonitorAddress = Readonly<typeof emptyMonitorAddress>;

/** Visits every part of an address with its value, and makes an address of what comes back. A new part stands here and above. */
function mapParts(
  address: MonitorAddress,
  visit: <T>(part: AddressPart<T>, value: NoInfer<T>) => T,
): MonitorAddress {
  return {
    service: visit(servicePart, address.service),
    kind: visit(kindPart, address.kind),
    timeframe: visit(timeframePart, address.timeframe),
    end: visit(endPart, address.end),
    operation: visit(operationPart, address.operation),
    at: visit(pointPart, address.at),
    against: visit(againstPart, address.against),
    every: visit(refreshPart, address.every),
    by: visit(numberSourcePart, address.by),
    find: visit(findPart, address.find),
    sort: visit(rowSortPart, address.sort),
    asTable: visit(asTablePart, address.asTable),
  };
}

/** Reads the address of the monitor. What cannot be read is left at its default and named in `faults`. */
export const readMonitorAddress = (stated: URLSearchParams) =>
  readParts(mapParts, emptyMonitorAddress, stated);

/** Writes the address of the monitor. Parameters of `before` that are unknown to us stay. */
export const writeMonitorAddress = (address: MonitorAddress, before?: URLSearchParams): URLSearchParams =>
  writeParts(mapParts, address, before);
