import type { ServerError } from '../TraceParser';
import { OPEN_BRACE, OPEN_BRACKET } from './json';
import { KeyTable } from './KeyTable';
import { forEachEntry, forEachMember, scalarText } from './visit';

const MEMBERS = new KeyTable({
  msg: 1,
  message: 1,
  code: 2,
  httpCode: 2,
  http_code: 2,
  traceID: 3,
  traceId: 3,
});

function readServerError(text: Uint8Array): ServerError | undefined {
  if (text[0] !== OPEN_BRACE) {
    const message = scalarText(text, 0, text.length);
    return message === undefined ? undefined : { message, code: undefined, traceId: undefined };
  }
  let message: string | undefined;
  let code: number | undefined;
  let traceId: string | undefined;
  forEachMember(text, 0, text.length, (keyStart, keyEnd, start, end) => {
    const value = scalarText(text, start, end);
    const member = MEMBERS.codeOf(text, keyStart, keyEnd);
    if (member === 1) message = value;
    else if (member === 2 && value !== undefined && Number.isFinite(Number(value))) code = Number(value);
    else if (member === 3) traceId = value;
  });
  return message === undefined && code === undefined ? undefined : { message: message ?? '', code, traceId };
}

/** The errors in the value of an answer's `errors` (a list) or `error` (one); each as {code, msg} or {httpCode, message} or text. */
export function readServerErrors(text: Uint8Array): ServerError[] {
  const errors: ServerError[] = [];
  const add = (entry: Uint8Array): void => {
    const error = readServerError(entry);
    if (error !== undefined) errors.push(error);
  };
  if (text[0] === OPEN_BRACKET)
    forEachEntry(text, 0, text.length, (start, end) => add(text.subarray(start, end)));
  else add(text);
  return errors;
}
