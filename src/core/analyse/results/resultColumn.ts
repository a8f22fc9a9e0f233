import { numberOfText, type AttributeColumn } from '../../model';
import { keyIndexOf, type ResultTable } from './ResultTable';

/** Most values of one trace that are written out. */
const MOST_WRITTEN = 4;

/**
 * The values of one key, a text per trace: the most frequent of all traces first, joined with a comma, the rest as a count. `numbers`
 * holds the greatest where all are numbers. A key that does not exist gives an empty column.
 */
export function resultColumn(table: ResultTable, key: string): AttributeColumn {
  const k = keyIndexOf(table, key);
  const from = k < 0 ? 0 : (table.keyStarts[k] ?? 0);
  const stop = k < 0 ? 0 : (table.keyStarts[k + 1] ?? 0);
  const isNumeric = table.keys[k]?.isNumeric === true;
  const of = new Int32Array(table.count).fill(-1);
  const numbers = new Float64Array(isNumeric ? table.count : 0).fill(NaN);
  const texts: string[] = [];
  const places = new Map<string, number>();
  for (let trace = 0; trace < table.count; trace++) {
    const values: string[] = [];
    for (let at = table.starts[trace] ?? 0; at < (table.starts[trace + 1] ?? 0); at++) {
      const value = table.members[at] ?? 0;
      if (value < from) continue;
      if (value >= stop) break;
      values.push(table.texts[value] ?? '');
    }
    if (values.length === 0) continue;
    const rest = values.length - MOST_WRITTEN;
    const text = values.slice(0, MOST_WRITTEN).join(', ') + (rest > 0 ? `, +${String(rest)}` : '');
    let place = places.get(text);
    if (place === undefined) {
      place = texts.push(text) - 1;
      places.set(text, place);
    }
    of[trace] = place;
    if (!isNumeric) continue;
    for (const value of values) {
      const number = numberOfText(value);
      if (!(number <= (numbers[trace] ?? NaN))) numbers[trace] = number;
    }
  }
  return { key, texts, of, numbers: isNumeric ? numbers : undefined };
}
