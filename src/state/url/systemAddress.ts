import { readParts, writeParts } from './partsCodec';
import {
  focusPart,
  formPart,
  groupsPart,
  hopsDownPart,
  hopsUpPart,
  layoutPart,
  leastSharePart,
  listSortPart,
  pickPart,
  serviceFindPart,
} from './system/graphParts';
import {
  durationsPart,
  operationPart,
  searchWindowPart,
  servicePart,
  tagsPart,
} from './search/questionParts';
import { callsPart, colourPart, sizePart } from './system/tracedParts';
import { endPart, lookbackPart } from './system/windowParts';
import type { AddressPart } from './trace/AddressPart';
import { fromPart } from './trace/viewParts';

/** What an address without parameters says. */
export const emptySystemAddress = {
  lookback: lookbackPart.empty,
  end: endPart.empty,
  from: fromPart.empty,
  calls: callsPart.empty,
  service: servicePart.empty,
  operation: operationPart.empty,
  tags: tagsPart.empty,
  ...durationsPart.empty,
  window: searchWindowPart.empty,
  size: sizePart.empty,
  colour: colourPart.empty,
  form: formPart.empty,
  layout: layoutPart.empty,
  focus: focusPart.empty,
  hopsUp: hopsUpPart.empty,
  hopsDown: hopsDownPart.empty,
  leastShare: leastSharePart.empty,
  groups: groupsPart.empty,
  find: serviceFindPart.empty,
  pick: pickPart.empty,
  sort: listSortPart.empty,
};

/** Everything that decides what the page of the system shows. The question for its traces is that of the search page, by the same names. */
export type SystemAddress = Readonly<typeof emptySystemAddress>;

/** Visits every part of an address with its value, and makes an address of what comes back. A new part stands here and above. */
function mapParts(
  address: SystemAddress,
  visit: <T>(part: AddressPart<T>, value: NoInfer<T>) => T,
): SystemAddress {
  return {
    lookback: visit(lookbackPart, address.lookback),
    end: visit(endPart, address.end),
    from: visit(fromPart, address.from),
    calls: visit(callsPart, address.calls),
    service: visit(servicePart, address.service),
    operation: visit(operationPart, address.operation),
    tags: visit(tagsPart, address.tags),
    ...visit(durationsPart, address),
    window: visit(searchWindowPart, address.window),
    size: visit(sizePart, address.size),
    colour: visit(colourPart, address.colour),
    form: visit(formPart, address.form),
    layout: visit(layoutPart, address.layout),
    focus: visit(focusPart, address.focus),
    hopsUp: visit(hopsUpPart, address.hopsUp),
    hopsDown: visit(hopsDownPart, address.hopsDown),
    leastShare: visit(leastSharePart, address.leastShare),
    groups: visit(groupsPart, address.groups),
    find: visit(serviceFindPart, address.find),
    pick: visit(pickPart, address.pick),
    sort: visit(listSortPart, address.sort),
  };
}

/** Reads the address of the system's page. What cannot be read is left at its default and named in `faults`. */
export const readSystemAddress = (stated: URLSearchParams) => readParts(mapParts, emptySystemAddress, stated);

/** Writes the address of the system's page. Parameters of `before` that are unknown to us stay. */
export const writeSystemAddress = (address: SystemAddress, before?: URLSearchParams): URLSearchParams =>
  writeParts(mapParts, address, before);
