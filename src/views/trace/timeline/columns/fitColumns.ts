/** Bars are not useful on less than this, in px. */
const leastBars = 160;

/** How many of the columns, from the left, have room beside names and bars. All in px. */
export function fitColumns(total: number, nameWidth: number, widths: readonly number[]): number {
  let room = total - nameWidth - leastBars;
  const over = widths.findIndex((width) => (room -= width) < 0);
  return over < 0 ? widths.length : over;
}
