// The door of wide searches: loaded when somebody asks one.
export { askAgain, searchWide } from './searchWide';
