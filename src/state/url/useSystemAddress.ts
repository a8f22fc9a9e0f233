import { useAddress, type Codec } from './address';
import { readSystemAddress, writeSystemAddress, type SystemAddress } from './systemAddress';

const systemCodec: Codec<SystemAddress, string> = {
  name: 'system',
  read: readSystemAddress,
  write: writeSystemAddress,
};

/** The state of the system's page, read from the address, what of it could not be used, and the one way to change it. */
export const useSystemAddress = () => useAddress(systemCodec);
