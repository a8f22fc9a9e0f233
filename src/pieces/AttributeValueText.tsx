import { useMemo, useState } from 'react';
import { attributeJson, attributeText, formatBytes, type AttributeValue } from '../core';
import { safeAddress } from './safeAddress';
import { SafeLink } from './SafeLink';
import { bytesPreview } from './text/base64';
import { LongText } from './text/LongText';
import { looksLikeJson, prettyJson } from './text/prettyJson';
import classes from './text/text.module.css';

/** Lines of formatted JSON that are shown at first. */
const jsonLimit = { length: 20_000, lines: 200 };

function BytesText({ base64 }: { readonly base64: string }) {
  const preview = bytesPreview(base64);
  return (
    <>
      {preview ? (
        <span className={classes['hex']}>
          {preview.hex} <span className={classes['faint']}>{formatBytes(preview.count)}</span>
        </span>
      ) : (
        <span className={classes['faint']}>not valid base64, as sent:</span>
      )}{' '}
      <LongText text={base64} />
    </>
  );
}

/** A text that may be JSON: as it was sent, or on demand with one member a line. */
function JsonText({ text, pretty }: { readonly text: string; readonly pretty: () => string | undefined }) {
  const [format, setFormat] = useState<'sent' | 'lines' | 'unreadable'>('sent');
  const lines = useMemo(() => (format === 'lines' ? pretty() : undefined), [format, pretty]);
  return (
    <>
      {lines === undefined ? <LongText text={text} /> : <LongText text={lines} limit={jsonLimit} />}
      <span className={classes['more']}>
        {format === 'unreadable' ? (
          <span className={classes['faint']}>not valid JSON</span>
        ) : (
          <button
            type="button"
            className={classes['moreButton']}
            onClick={() => {
              setFormat(format === 'lines' ? 'sent' : pretty() === undefined ? 'unreadable' : 'lines');
            }}
          >
            {format === 'lines' ? 'Show as sent' : 'Format JSON'}
          </button>
        )}
      </span>
    </>
  );
}

function StringText({ text }: { readonly text: string }) {
  if (text === '') return <span className={classes['faint']}>empty text</span>;
  if (looksLikeJson(text)) return <JsonText text={text} pretty={() => prettyJson(text)} />;
  if (safeAddress(text) !== undefined) return <SafeLink text={text} />;
  return <LongText text={text} />;
}

/** The value of an attribute, as text with its exact digits; addresses that may be followed are links. */
export function AttributeValueText({ value }: { readonly value: AttributeValue }) {
  switch (value.type) {
    case 'string':
      return <StringText text={value.value} />;
    case 'bytes':
      return <BytesText base64={value.base64} />;
    case 'empty':
      return <span className={classes['faint']}>no value</span>;
    case 'array':
    case 'map':
      return <JsonText text={attributeText(value)} pretty={() => attributeJson(value, 2)} />;
    case 'bool':
    case 'int':
    case 'double':
      return <LongText text={attributeText(value)} />;
  }
}
