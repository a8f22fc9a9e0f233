import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Searched } from '../../../state/query/searchQueries';

/** Programs come while one looks: with each new answer, services and operations are asked for again. */
export function NewNames({ answer }: { readonly answer: Searched | undefined }) {
  const client = useQueryClient();
  useEffect(() => {
    for (const name of ['services', 'operations'])
      void client.invalidateQueries({ queryKey: [name, 'server'] });
  }, [answer, client]);
  return null;
}
