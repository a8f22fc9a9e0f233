import type { Attribute, SpanEvent } from '../model';
import { attributeText } from './attributeText';

/** An event of which only a bounded length of text is there. */
export interface CutEvent extends SpanEvent {
  /** Whether more of it was left out. */
  readonly isCut: boolean;
}

/** The event with at most about `longest` characters of text, attributes from the first on; arrays and maps that are cut become text. */
export function cutEvent(event: SpanEvent, longest: number): CutEvent {
  const name = event.name.slice(0, longest);
  let room = longest - name.length;
  let isCut = name.length < event.name.length;
  const attributes: Attribute[] = [];
  for (const attribute of event.attributes) {
    if (room <= 0) {
      isCut = true;
      break;
    }
    const key = attribute.key.slice(0, room);
    const text = attributeText(attribute.value);
    room -= key.length + text.length + 1;
    if (room >= 0) attributes.push(attribute);
    else {
      isCut = true;
      attributes.push({
        key,
        value: { type: 'string', value: text.slice(0, Math.max(0, text.length + room)) },
      });
    }
  }
  return { time: event.time, name, attributes, isCut };
}
