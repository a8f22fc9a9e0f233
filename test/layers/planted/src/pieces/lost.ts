// breaks: unresolvable
import './nowhere';
export const planted = true;
