// breaks: core-has-one-door
import type {} from '../core/model/model';
export const planted = true;
