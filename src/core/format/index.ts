export * from './attributeText';
export * from './count';
export * from './curlCommand';
export * from './duration';
export * from './goDuration';
export * from './spanMarkdown';
export * from './timestamp';
export * from './visibleText';
