import { readParts, writeParts } from './partsCodec';
import { durationsPart, searchWindowPart, tagsPart } from './search/questionParts';
import { layoutPart, listSortPart, pickPart } from './system/graphParts';
import {
  askOperationPart,
  askServicePart,
  densityPart,
  focalOperationPart,
  focalServicePart,
  hiddenPart,
  jaegerStepsPart,
  pathFormPart,
  showOperationsPart,
  stepsDownPart,
  stepsUpPart,
  throughPart,
} from './system/pathParts';
import { colourPart, sizePart } from './system/tracedParts';
import type { AddressPart } from './trace/AddressPart';
import { fromPart } from './trace/viewParts';

/** What an address without parameters says. */
export const emptyPathsAddress = {
  service: focalServicePart.empty,
  operation: focalOperationPart.empty,
  density: densityPart.empty,
  showOperations: showOperationsPart.empty,
  up: stepsUpPart.empty,
  down: stepsDownPart.empty,
  hidden: hiddenPart.empty,
  through: throughPart.empty,
  from: fromPart.empty,
  askService: askServicePart.empty,
  askOperation: askOperationPart.empty,
  tags: tagsPart.empty,
  ...durationsPart.empty,
  window: searchWindowPart.empty,
  form: pathFormPart.empty,
  layout: layoutPart.empty,
  size: sizePart.empty,
  colour: colourPart.empty,
  pick: pickPart.empty,
  sort: listSortPart.empty,
  jaegerSteps: jaegerStepsPart.empty,
};

/** Everything that decides what the page of paths shows. Jaeger UI's parameters have their meaning; ours begin with x. */
export type PathsAddress = Readonly<typeof emptyPathsAddress>;

/** Visits every part of an address with its value, and makes an address of what comes back. A new part stands here and above. */
function mapParts(
  address: PathsAddress,
  visit: <T>(part: AddressPart<T>, value: NoInfer<T>) => T,
): PathsAddress {
  return {
    service: visit(focalServicePart, address.service),
    operation: visit(focalOperationPart, address.operation),
    density: visit(densityPart, address.density),
    showOperations: visit(showOperationsPart, address.showOperations),
    up: visit(stepsUpPart, address.up),
    down: visit(stepsDownPart, address.down),
    hidden: visit(hiddenPart, address.hidden),
    through: visit(throughPart, address.through),
    from: visit(fromPart, address.from),
    askService: visit(askServicePart, address.askService),
    askOperation: visit(askOperationPart, address.askOperation),
    tags: visit(tagsPart, address.tags),
    ...visit(durationsPart, address),
    window: visit(searchWindowPart, address.window),
    form: visit(pathFormPart, address.form),
    layout: visit(layoutPart, address.layout),
    size: visit(sizePart, address.size),
    colour: visit(colourPart, address.colour),
    pick: visit(pickPart, address.pick),
    sort: visit(listSortPart, address.sort),
    jaegerSteps: visit(jaegerStepsPart, address.jaegerSteps),
  };
}

/** Reads the address of the page of paths. What cannot be read is left at its default and named in `faults`. */
export const readPathsAddress = (stated: URLSearchParams) => readParts(mapParts, emptyPathsAddress, stated);

/** Writes the address of the page of paths. Parameters of `before` that are unknown to us stay. */
export const writePathsAddress = (address: PathsAddress, before?: URLSearchParams): URLSearchParams =>
  writeParts(mapParts, address, before);
