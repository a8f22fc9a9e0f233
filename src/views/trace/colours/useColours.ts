import { useMemo } from 'react';
import { builtinOf } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { useColumn } from '../../../state/query/useAttributes';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { coloursBy } from './classify';
import { serviceColours, type SpanColours } from './SpanColours';

/** The colours that the address asks for; by service until the column of an attribute has come. */
export function useColours(open: OpenTrace, key: string): SpanColours {
  const { trace, facts } = open;
  const durationText = useDurationText();
  const isAttribute = key !== '' && builtinOf(key) === undefined;
  const { data: column } = useColumn(open, isAttribute ? key : undefined);
  const byService = useMemo(() => serviceColours(trace), [trace]);
  const chosen = useMemo(
    () => (key === '' || key === 'service' ? undefined : coloursBy(key, trace, facts, column, durationText)),
    [key, trace, facts, column, durationText],
  );
  return chosen ?? byService;
}
