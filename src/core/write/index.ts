export * from './fileFormats';
export * from './redact/previewRedaction';
export * from './redact/Redaction';
export { Redactor } from './redact/Redactor';
export * from './svg/timelineSvg';
export * from './WriteJob';
export * from './writeTrace';
export * from './html/textBytes';
