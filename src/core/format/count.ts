/** A space that is narrow and does not break: the thousands separator of the SI. */
export const GROUP_SEPARATOR = '\u202f';

/** A plain number's digits with those before the point grouped by thousands. */
export function groupDigits(number: string): string {
  const point = number.indexOf('.');
  const whole = point < 0 ? number : number.slice(0, point);
  return whole.replace(/\B(?=(\d{3})+$)/g, GROUP_SEPARATOR) + number.slice(whole.length);
}

/** A whole number in full, grouped by thousands: "12 345" (with narrow no-break spaces). */
export function formatCount(count: number): string {
  if (!Number.isFinite(count)) return '–';
  const digits = Math.abs(Math.round(count)).toFixed(0);
  const grouped = groupDigits(digits);
  return count <= -0.5 ? `\u2212${grouped}` : grouped;
}

/** Two to three significant digits and a power of 1000: the unit's prefix is '' below 1000. */
function scaled(value: number, units: readonly string[]): string {
  let size = Math.abs(value);
  let power = 0;
  while (size >= 999.5 && power < units.length - 1) {
    size /= 1000;
    power++;
  }
  const digits = power > 0 && size < 9.95 ? size.toFixed(1) : size.toFixed(0);
  const sign = value < 0 ? '\u2212' : '';
  const unit = units[power] ?? '';
  return unit === '' ? sign + digits : `${sign}${digits} ${unit}`;
}

/** A number in short: "980", "1.2 k", "34 k", "1.2 M". */
export function formatCountShort(count: number): string {
  return Number.isFinite(count) ? scaled(count, ['', 'k', 'M', 'G', 'T']) : '–';
}

/** A number of bytes with powers of 1000: "980 B", "1.2 kB", "114 MB". */
export function formatBytes(bytes: number): string {
  return Number.isFinite(bytes) ? scaled(bytes, ['B', 'kB', 'MB', 'GB', 'TB']) : '–';
}

/** A share (1 = all) as "62 %", "4.2 %"; what is more than nothing never reads as 0, less than all never as 100: "< 0.1 %", "> 99.9 %". */
export function formatPercent(share: number): string {
  if (!Number.isFinite(share)) return '–';
  if (share < 0) return `\u2212${formatPercent(-share)}`;
  const percent = share * 100;
  if (percent === 0 || percent === 100) return `${percent} %`;
  if (percent < 0.1) return '< 0.1 %';
  if (percent < 9.95) return `${percent.toFixed(1)} %`;
  if (percent < 99.5) return `${percent.toFixed(0)} %`;
  if (percent < 100) return percent > 99.9 ? '> 99.9 %' : `${percent.toFixed(1)} %`;
  return `${percent.toFixed(0)} %`;
}
