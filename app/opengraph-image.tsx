import { PREVIEW_SIZE, previewImage } from "@/components/preview/PreviewCard";
import { SITE_PREVIEW } from "@/components/preview/words";

export const alt = "Datanets: datasets that live as long as they are useful";
export const size = PREVIEW_SIZE;
export const contentType = "image/png";

export default function SiteImage() {
  return previewImage(SITE_PREVIEW);
}
