// breaks: cycle
import './roundAgain';
export const planted = true;
