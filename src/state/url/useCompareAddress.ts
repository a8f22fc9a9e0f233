import { useAddress, type Codec } from './address';
import { readCompareAddress, writeCompareAddress, type CompareAddress } from './compareAddress';

const compareCodec: Codec<CompareAddress, string> = {
  name: 'compare',
  read: readCompareAddress,
  write: writeCompareAddress,
};

/** The state of a comparison, read from the address, what of it could not be used, and the one way to change it. */
export const useCompareAddress = () => useAddress(compareCodec);
