export * from './bars';
export * from './folds';
export * from './guides';
export * from './minimap';
export * from './rows';
export * from './ticks';
export * from './timeWindow';
export * from './tree';
