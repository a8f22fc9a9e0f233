import { builtinKind, type Comparison, type FindMistake, type Subject } from './findNode';
import { positionIn, type Token } from './lexFind';
import { readPattern } from './pattern';
import { readQuantity } from './quantity';

/** What is wrong with the value of a comparison: values that can never be compared are mistakes, not finds without hits. */
export function valueMistake(
  text: string,
  { type, key }: Subject,
  comparison: Comparison,
  value: Token,
): FindMistake | undefined {
  const wrong = (message: string): FindMistake => ({ start: value.start, end: value.end, message });
  const kind = type === 'builtin' ? builtinKind(key) : undefined;
  if (comparison === '~' || comparison === '!~') {
    if (kind !== undefined && kind !== 'text')
      return wrong(`“${comparison}” is for texts; compare ${key} with =, < or >.`);
    const pattern = readPattern(value.text);
    if (pattern.ok) return undefined;
    const start = positionIn(text, value, pattern.at);
    return { start, end: Math.min(value.end, start + 1), message: pattern.message };
  }
  const quantity = readQuantity(value.text);
  const orders = comparison !== '=' && comparison !== '!=';
  switch (kind) {
    case 'flag':
      return orders || !/^(true|false|yes|no)$/i.test(value.text)
        ? wrong(`${key} is true or false.`)
        : undefined;
    case 'text':
      return orders ? wrong(`“${comparison}” compares numbers, and ${key} is a text.`) : undefined;
    case 'number':
      return quantity?.dimension === 'plain' ? undefined : wrong(`${key} is a plain number.`);
    case 'duration': {
      const dimension = quantity?.dimension;
      if (dimension === 'plain' && quantity?.number !== 0)
        return wrong(`A unit is missing: ${value.text}ms, ${value.text}s or ${value.text}%.`);
      const fits = dimension === 'time' || dimension === 'share' || dimension === 'plain';
      return fits ? undefined : wrong(`${key} is a time, such as 150ms, 2s or 2%.`);
    }
    case undefined:
      if (!orders) return undefined;
      if (quantity === undefined) return wrong(`“${comparison}” needs a number, such as 500, 150ms or 20kB.`);
      return quantity.dimension === 'share'
        ? wrong('% is a share of the trace; it goes with duration, self, critical, start and end.')
        : undefined;
  }
}
