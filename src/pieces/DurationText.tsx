import { formatCount, formatDuration, type Nanos } from '../core';

/** A duration with its unit; the exact nanoseconds in its tooltip. */
export function DurationText({ value }: { readonly value: Nanos }) {
  const exact = `${formatCount(value)} ns`;
  const text = formatDuration(value);
  return <span title={exact === text ? undefined : exact}>{text}</span>;
}
