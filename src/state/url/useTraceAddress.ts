import { useAddress, type Codec } from './address';
import { readTraceAddress, writeTraceAddress, type TraceAddress } from './traceAddress';

const traceCodec: Codec<TraceAddress, string> = {
  name: 'trace',
  read: readTraceAddress,
  write: writeTraceAddress,
};

/** The trace page's state, read from the address, what of it could not be used, and the one way to change it. */
export const useTraceAddress = () => useAddress(traceCodec);
