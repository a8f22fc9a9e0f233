import { commonPart } from './search/commonPart';
import { facetKeysPart, facetsPart } from './search/facetParts';
import {
  durationsPart,
  operationPart,
  searchWindowPart,
  servicePart,
  tagsPart,
} from './search/questionParts';
import {
  boxPart,
  groupKeyPart,
  groupOrderPart,
  onlyTickedPart,
  plotColourPart,
  resultColumnsPart,
  resultOrderPart,
  savedSetPart,
  searchedPart,
  windowModePart,
  tickedPart,
} from './search/resultParts';
import {
  allServicesPart,
  budgetPart,
  moreOperationsPart,
  moreServicesPart,
  onePaceSwitch,
  resultFindPart,
  wherePart,
} from './search/wideParts';
import { olderPart } from './search/olderPart';
import { peekPart } from './search/peekPart';
import { tracesPart } from './search/tracesPart';
import type { AddressPart } from './trace/AddressPart';

/** What an address without parameters says. */
export const emptySearch = {
  service: servicePart.empty,
  operation: operationPart.empty,
  tags: tagsPart.empty,
  ...durationsPart.empty,
  ...searchWindowPart.empty,
  older: olderPart.empty,
  ...resultOrderPart.empty,
  box: boxPart.empty,
  facets: facetsPart.empty,
  facetKeys: facetKeysPart.empty,
  plotColour: plotColourPart.empty,
  groupKey: groupKeyPart.empty,
  groupOrder: groupOrderPart.empty,
  savedSet: savedSetPart.empty,
  windowMode: windowModePart.empty,
  columns: resultColumnsPart.empty,
  ticked: tickedPart.empty,
  onlyTicked: onlyTickedPart.empty,
  common: commonPart.empty,
  from: searchedPart.empty,
  moreServices: moreServicesPart.empty,
  allServices: allServicesPart.empty,
  moreOperations: moreOperationsPart.empty,
  where: wherePart.empty,
  budget: budgetPart.empty,
  oneAtATime: onePaceSwitch.empty,
  find: resultFindPart.empty,
  traces: tracesPart.empty,
  peek: peekPart.empty,
};

/** Everything that decides what the search page shows. Parameter names are Jaeger UI's; ours begin with x. */
export type SearchAddress = Readonly<typeof emptySearch>;

/** A parameter that could not be used, and why; the rest of the address holds. */
export interface AddressFault {
  readonly parameter: string;
  readonly reason: string;
}

/**
 * Visits every part of an address with its value, and makes an address of what comes back. A new part stands here and above.
 * Those that are spread say several things that hold or fall together.
 */
function mapParts(
  address: SearchAddress,
  visit: <T>(part: AddressPart<T>, value: NoInfer<T>) => T,
): SearchAddress {
  return {
    service: visit(servicePart, address.service),
    operation: visit(operationPart, address.operation),
    tags: visit(tagsPart, address.tags),
    ...visit(durationsPart, address),
    ...visit(searchWindowPart, address),
    older: visit(olderPart, address.older),
    ...visit(resultOrderPart, address),
    box: visit(boxPart, address.box),
    facets: visit(facetsPart, address.facets),
    facetKeys: visit(facetKeysPart, address.facetKeys),
    plotColour: visit(plotColourPart, address.plotColour),
    groupKey: visit(groupKeyPart, address.groupKey),
    groupOrder: visit(groupOrderPart, address.groupOrder),
    savedSet: visit(savedSetPart, address.savedSet),
    windowMode: visit(windowModePart, address.windowMode),
    columns: visit(resultColumnsPart, address.columns),
    ticked: visit(tickedPart, address.ticked),
    onlyTicked: visit(onlyTickedPart, address.onlyTicked),
    common: visit(commonPart, address.common),
    from: visit(searchedPart, address.from),
    moreServices: visit(moreServicesPart, address.moreServices),
    allServices: visit(allServicesPart, address.allServices),
    moreOperations: visit(moreOperationsPart, address.moreOperations),
    where: visit(wherePart, address.where),
    budget: visit(budgetPart, address.budget),
    oneAtATime: visit(onePaceSwitch, address.oneAtATime),
    find: visit(resultFindPart, address.find),
    traces: visit(tracesPart, address.traces),
    peek: visit(peekPart, address.peek),
  };
}

/** Reads the search page's address. Junk is dropped parameter by parameter and named in `faults`. */
export function readSearchAddress(parameters: URLSearchParams): {
  readonly address: SearchAddress;
  readonly faults: readonly AddressFault[];
} {
  const faults: AddressFault[] = [];
  const text = (name: string) => parameters.get(name) ?? '';
  const all = (name: string) => parameters.getAll(name);
  const address = mapParts(emptySearch, (part) =>
    part.read(
      text,
      (reason, parameter = part.names[0] ?? '') => {
        faults.push({ parameter, reason });
      },
      all,
    ),
  );
  return { address, faults };
}

/** Writes the search page's address. What `before` held of parameters unknown to us stays. */
export function writeSearchAddress(address: SearchAddress, before?: URLSearchParams): URLSearchParams {
  const parameters = new URLSearchParams(before);
  mapParts(address, (part, value) => {
    for (const name of part.names) parameters.delete(name);
    part.write(value, (name, text) => {
      if (text !== '') parameters.append(name, text);
    });
    return value;
  });
  return parameters;
}
