/** A file a person chose, with its folders: `spam/0001.eml`. */
export interface PickedFile {
  path: string;
  file: File;
}

/** Files looked at in dropped folders; a contribution holds 128 items. */
export const MAX_PICKED = 2000;

/** Files of an `<input type="file">`, whose paths browsers give when a folder was chosen. */
export function pickedFiles(files: Iterable<File>): PickedFile[] {
  return Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/**
 * Files of a drop, those inside folders too, at most 2,000. Entries that cannot be read are passed
 * on as empty files, so that the batch names them.
 *
 * Call it inside the drop event: browsers forget the entries when the event ends.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<PickedFile[]> {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry());
  const loose = Array.from(transfer.files);
  if (!entries.some((entry) => entry?.isDirectory)) return pickedFiles(loose);
  const picked: PickedFile[] = [];
  const queue = entries.filter((entry) => entry !== null);
  for (let entry = queue.shift(); entry && picked.length < MAX_PICKED; entry = queue.shift()) {
    const path = entry.fullPath.replace(/^\//, "");
    if (entry.isDirectory) queue.push(...(await children(entry as FileSystemDirectoryEntry)));
    else picked.push({ path, file: await fileOf(entry as FileSystemFileEntry) });
  }
  return picked;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve) => {
    entry.file(resolve, () => resolve(new File([], entry.name)));
  });
}

/** All entries of a folder; the reader hands out about a hundred at a time and then none. */
async function children(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => resolve([]));
    });
    if (some.length === 0 || all.length >= MAX_PICKED) return all;
    all.push(...some);
  }
}
