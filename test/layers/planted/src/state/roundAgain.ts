import './round';
export const again = 1;
