/** Size of a service's box, in px at full size. */
export const boxWidth = 172;
export const boxHeight = 42;
