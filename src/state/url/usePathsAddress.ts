import { useAddress, type Codec } from './address';
import { readPathsAddress, writePathsAddress, type PathsAddress } from './pathsAddress';

const pathsCodec: Codec<PathsAddress, string> = {
  name: 'paths',
  read: readPathsAddress,
  write: writePathsAddress,
};

/** The state of the page of paths, read from the address, what of it could not be used, and the one way to change it. */
export const usePathsAddress = () => useAddress(pathsCodec);
