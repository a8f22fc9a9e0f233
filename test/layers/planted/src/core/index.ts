export { model } from './model/model';
