// The one door of core.
export * from './model';
