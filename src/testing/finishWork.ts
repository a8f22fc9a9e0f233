export { finishWork } from '../core';
