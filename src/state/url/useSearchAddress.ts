import { useEffect } from 'react';
import { useAddress, type Codec } from './address';
import { rememberSearch } from './lastSearch';
import {
  readSearchAddress,
  writeSearchAddress,
  type AddressFault,
  type SearchAddress,
} from './searchAddress';

const searchCodec: Codec<SearchAddress, AddressFault> = {
  name: 'search',
  read: readSearchAddress,
  write: writeSearchAddress,
};

/** The search page's state, read from the address, what of it could not be used, and the one way to change it. */
export function useSearchAddress() {
  const { raw, ...rest } = useAddress(searchCodec);
  useEffect(() => {
    if (raw !== '') rememberSearch(raw);
  }, [raw]);
  return rest;
}
