// breaks: ui-knows-only-react
import 'd3-scale';
export const planted = true;
