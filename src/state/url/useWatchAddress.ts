import { useAddress, type Codec } from './address';
import { readWatchAddress, writeWatchAddress, type WatchAddress } from './watchAddress';

const watchCodec: Codec<WatchAddress, string> = {
  name: 'watch',
  read: readWatchAddress,
  write: writeWatchAddress,
};

/** The state of the page of watches, read from the address, and the one way to change it. */
export const useWatchAddress = () => useAddress(watchCodec);
