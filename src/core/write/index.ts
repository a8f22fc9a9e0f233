export { jaegerJson } from './jaegerJson';
