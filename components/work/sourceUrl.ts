import { contentUrl } from "@/lib/content/fetch";
import type { Source } from "./resolve";

/** Address of an item's bytes on this site. */
export const sourceUrl = (source: Source): string =>
  source.url ?? contentUrl(source.digest, source.path, source.contribution);
