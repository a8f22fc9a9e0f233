import type { AddressPart } from './trace/AddressPart';
import { addressVersion, upgradeAddress } from './trace/upgradeAddress';

/** Visits every part of an address with its value, and makes an address of what comes back. */
type MapParts<A> = (address: A, visit: <T>(part: AddressPart<T>, value: NoInfer<T>) => T) => A;

/** Reads a page's address, part by part. What cannot be read is left at its default and named in `faults`. */
export function readParts<A>(
  mapParts: MapParts<A>,
  empty: A,
  stated: URLSearchParams,
): { readonly address: A; readonly faults: readonly string[] } {
  const faults: string[] = [];
  if (Number(stated.get('x') ?? '') > addressVersion)
    faults.push('This link was made by a newer version of Spanlight; what this one knows of it is shown.');
  const parameters = upgradeAddress(stated);
  const text = (name: string) => parameters.get(name) ?? '';
  const address = mapParts(empty, (part) => part.read(text, (sentence) => faults.push(sentence)));
  return { address, faults };
}

/** Writes a page's address. Parameters of `before` that are unknown to its parts stay. */
export function writeParts<A>(mapParts: MapParts<A>, address: A, before?: URLSearchParams): URLSearchParams {
  const parameters = new URLSearchParams(before);
  parameters.delete('x');
  const ours: string[] = [];
  mapParts(address, (part, value) => {
    for (const name of part.names) parameters.delete(name);
    part.write(value, (name, text) => {
      if (text === '') return;
      parameters.set(name, text);
      if (name.startsWith('x')) ours.push(name);
    });
    return value;
  });
  if (ours.length > 0) parameters.set('x', String(addressVersion));
  return parameters;
}
