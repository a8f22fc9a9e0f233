import { visibleText } from '../core';

/** Longer ones are text: no server takes them, and nobody reads them. */
const maxLength = 2048;

/** One plain mailbox, nothing after it: `?body=`, `?bcc=` and attachments would let a trace write the reader's mail. */
const mailbox = /^mailto:[a-z0-9.!#$&'*+/=^_`{|}~-]+@[a-z0-9.-]+$/i;

/**
 * The address to follow where a text out of a trace is, as a whole, an http, https or mailto address; undefined for
 * every other text, which stays text. Not followed either: what carries a user or password, what holds blanks,
 * controls, bidirectional or unseen characters, backslashes or angle brackets, a host that is not written in ASCII
 * (look-alikes), and what is longer than 2048 characters. The answer is in the browser's own normal form.
 */
export function safeAddress(text: string): string | undefined {
  if (text.length > maxLength) return undefined;
  if (mailbox.test(text)) return text;
  const authority = /^https?:\/\/([^/?#]+)/i.exec(text)?.[1];
  if (authority === undefined || !/^[a-z0-9._[\]:-]+$/i.test(authority)) return undefined;
  if (/[\s\\<>]/.test(text) || visibleText(text) !== text) return undefined;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const followed = url.protocol === 'https:' || url.protocol === 'http:';
  return followed && url.username === '' && url.password === '' && url.hostname !== '' ? url.href : undefined;
}
