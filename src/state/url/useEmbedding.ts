import { useMemo } from 'react';
import { readEmbedding, type Embedding } from './embedding';
import { usePlace } from './place';

/** How this page is embedded in another one; undefined where it stands alone. */
export function useEmbedding(): Embedding | undefined {
  const raw = usePlace((place) => place.raw);
  return useMemo(() => readEmbedding(raw), [raw]);
}
