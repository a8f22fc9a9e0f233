import { type Nanos } from '../core';
import { useDurationText } from './times/TimesContext';
import { FormedText } from './times/FormedText';

/** A duration with its unit; the exact one in all its forms on demand. */
export function DurationText({
  value,
  tabIndex,
}: {
  readonly value: Nanos;
  readonly tabIndex?: number | undefined;
}) {
  const durationText = useDurationText();
  return (
    <FormedText value={{ kind: 'duration', value }} tabIndex={tabIndex}>
      {durationText(value)}
    </FormedText>
  );
}
