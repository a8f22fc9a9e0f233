import { FileButton } from '../../../pieces/FileButton';
import { showFiles } from '../../../state/query/showFiles';

/** Opens trace files from the disk: one trace opens at once, several are listed. */
export const FilePicker = () => <FileButton onFiles={(files) => void showFiles(files)} />;
