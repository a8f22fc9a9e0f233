const units = new Map([
  ['m', 'minute'],
  ['h', 'hour'],
  ['d', 'day'],
  ['w', 'week'],
]);

/** "the last hour", "the last 15 minutes"; with `heading` "Last hour", "Last 15 minutes". */
export function lookbackWords(lookback: string, heading = false): string {
  const match = /^(\d+)([mhdw])$/.exec(lookback);
  const count = Number(match?.[1] ?? 1);
  const unit = units.get(match?.[2] ?? '') ?? 'hour';
  const words = count === 1 ? unit : `${String(count)} ${unit}s`;
  return `${heading ? 'Last' : 'the last'} ${words}`;
}
