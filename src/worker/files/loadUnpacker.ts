import type { Packing, Unpacker } from './Unpacker';

/** The code that unpacks, loaded when it is first needed. */
export async function loadUnpacker(packing: Packing): Promise<Unpacker> {
  if (packing === 'gzip') return new (await import('./GzipUnpacker')).GzipUnpacker();
  if (packing === 'zip') return new (await import('./ZipUnpacker')).ZipUnpacker();
  if (packing === 'framed-zstd') return new (await import('./FramedZstdUnpacker')).FramedZstdUnpacker();
  return new (await import('./ZstdUnpacker')).ZstdUnpacker();
}
