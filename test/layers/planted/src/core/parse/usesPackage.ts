// breaks: core-is-pure
import 'd3-scale';
export const planted = true;
