import { readParts, writeParts } from './partsCodec';
import { textPart, type AddressPart } from './trace/AddressPart';

const editPart = textPart('xedit', 40, 'the watch to edit');

/** What an address without parameters says. */
const emptyWatchAddress = {
  /** The watch whose form is open; '' = none. */
  edit: editPart.empty,
};

export type WatchAddress = Readonly<typeof emptyWatchAddress>;

/** Visits every part of an address with its value, and makes an address of what comes back. A new part stands here and above. */
const mapParts = (
  address: WatchAddress,
  visit: <T>(part: AddressPart<T>, value: NoInfer<T>) => T,
): WatchAddress => ({ edit: visit(editPart, address.edit) });

/** Reads the address of the page of watches. */
export const readWatchAddress = (stated: URLSearchParams) => readParts(mapParts, emptyWatchAddress, stated);

/** Writes the address of the page of watches. Parameters of `before` that are unknown to us stay. */
export const writeWatchAddress = (address: WatchAddress, before?: URLSearchParams): URLSearchParams =>
  writeParts(mapParts, address, before);
