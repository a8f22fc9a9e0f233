// The one door of core.
export * from './model';
export * from './format';
export * from './analyse';
export * from './layout';
export * from './query';
export * from './parse';
export * from './write';
