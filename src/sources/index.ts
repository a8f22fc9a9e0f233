// The door of the sources. Files and the demo have doors of their own (FileShelf, demoSource), since both load on demand.
export { collectorServer, connect, demoServer, type SmallStore } from './connect';
export type * from './TraceSource';
