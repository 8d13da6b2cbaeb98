import { del, get, set } from "idb-keyval";
import type { PreviousUpload, UrlStorage } from "tus-js-client";

/**
 * Where this browser remembers the uploads it has started: IndexedDB, because workers have no
 * localStorage. Every failure here costs the chance to go on after a reload and nothing else:
 * private windows and full disks refuse storage.
 */
export const uploadMemory: UrlStorage = {
  findAllUploads: () => Promise.resolve([]),
  async findUploadsByFingerprint(fingerprint) {
    const upload = await get<PreviousUpload>(fingerprint).catch(() => undefined);
    return upload === undefined ? [] : [upload];
  },
  async addUpload(fingerprint, upload) {
    await set(fingerprint, { ...upload, urlStorageKey: fingerprint }).catch(() => undefined);
    return fingerprint;
  },
  removeUpload: (fingerprint) => del(fingerprint).catch(() => undefined),
};
