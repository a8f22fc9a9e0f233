export * from './RunTimes';
export * from './spanStrip';
