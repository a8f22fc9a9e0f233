export * from './arrowPath';
export * from './LinkIndex';
export * from './linkedRows';
