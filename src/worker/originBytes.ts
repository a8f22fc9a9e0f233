/** More bytes than this are not read: the columns and texts of larger answers do not fit into a tab. */
export const MAX_ORIGIN_BYTES = 3 * 2 ** 30;

let hasBytes = false;
/** Whether any bytes were read in this worker yet: from then on its time belongs to them. */
export const hasReadBytes = (): boolean => hasBytes;
export const noteBytes = (): void => {
  hasBytes = true;
};
