import { useAddress, type Codec } from './address';
import { readMonitorAddress, writeMonitorAddress, type MonitorAddress } from './monitorAddress';

const monitorCodec: Codec<MonitorAddress, string> = {
  name: 'monitor',
  read: readMonitorAddress,
  write: writeMonitorAddress,
};

/** The state of the monitor, read from the address, what of it could not be used, and the one way to change it. */
export const useMonitorAddress = () => useAddress(monitorCodec);
