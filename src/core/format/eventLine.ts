import type { Attribute, SpanEvent } from '../model';
import { attributeText } from './attributeText';

/** An event as one line of a list. */
export interface EventLine {
  /** Its name, or its message where it has none; '' for neither. */
  readonly title: string;
  /** The attributes that the title does not say. */
  readonly rest: readonly Attribute[];
}

/** Where instrumentations put what a log says, the best first. */
const messageKeys = ['message', 'log.message', 'exception.message', 'body'];

/** What an event is called and what else it says. */
export function eventLine({ name, attributes }: SpanEvent): EventLine {
  const key =
    name === '' ? messageKeys.find((one) => attributes.some((other) => other.key === one)) : undefined;
  const message = key === undefined ? undefined : attributes.find((attribute) => attribute.key === key);
  return {
    title: message === undefined ? name : attributeText(message.value),
    rest: message === undefined ? attributes : attributes.filter((attribute) => attribute !== message),
  };
}
