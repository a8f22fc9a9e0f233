import {
  fileFormats,
  fileParts,
  finishWork,
  writeTrace,
  type FileFormat,
  type ParsedTrace,
  type WriteJob,
} from '../core';
import { parseBytes } from './parseBytes';

/** Writes traces as one file of a format and gives its text. */
export function writeOut(
  traces: readonly ParsedTrace[],
  format: FileFormat,
  job: Partial<WriteJob> = {},
): string {
  const face = fileFormats.find((one) => one.format === format);
  if (face === undefined) throw new Error(`no format ${format}`);
  const decoder = new TextDecoder();
  const bodies: string[] = [];
  const sharedBodies: string[] = [];
  let firstNumber = 0;
  for (const parsed of traces) {
    let body = '';
    let shared = '';
    const end = finishWork(
      writeTrace(
        parsed,
        { spans: undefined, redaction: undefined, link: '', ...job, format, firstNumber },
        (bytes) => (body += decoder.decode(bytes)),
        (bytes) => (shared += decoder.decode(bytes)),
      ),
    );
    firstNumber = end.nextNumber;
    if (end.isEmpty) continue;
    bodies.push(body);
    sharedBodies.push(shared);
  }
  return fileParts(face, bodies, sharedBodies).join('');
}

/** Writes a trace and reads it again. Throws where the file does not hold exactly one. */
export function writtenAgain(
  parsed: ParsedTrace,
  format: FileFormat,
  job: Partial<WriteJob> = {},
): ParsedTrace {
  const [again, ...others] = parseBytes(writeOut([parsed], format, job)).traces;
  if (again === undefined || others.length > 0) throw new Error(`${others.length + 1} traces`);
  return again;
}

/** The first trace of a text. */
export function firstTrace(text: string | Uint8Array): ParsedTrace {
  const [parsed] = parseBytes(text).traces;
  if (parsed === undefined) throw new Error('no trace');
  return parsed;
}
