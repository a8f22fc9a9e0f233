import { isErrorEvent, type SpanDetail } from '../model';
import { attributeText } from './attributeText';

const messageKeys = ['exception.message', 'message', 'error.object', 'exception.type', 'event'];

/** What a failed span says of its failure: its status message, else what its first event of an error says; '' for nothing. */
export function failureMessage({ statusMessage, events }: SpanDetail): string {
  if (statusMessage !== '') return statusMessage;
  const event = events.find(isErrorEvent);
  if (!event) return '';
  for (const wanted of messageKeys) {
    const found = event.attributes.find(({ key }) => key === wanted);
    if (found) return attributeText(found.value);
  }
  return event.name;
}
