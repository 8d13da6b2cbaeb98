import { PREVIEW_SIZE, previewImage } from "@/components/preview/PreviewCard";
import { datanetPreview, SITE_PREVIEW } from "@/components/preview/words";
import { tryRead } from "@/components/datanets/tryRead";
import { describe } from "@/components/work/description";
import { END_OF_NUMBERS, numberParam } from "@/components/work/params";
import { serverClient } from "@/lib/chain/client";
import { readDatanet } from "@/lib/datanets/reads";

export const alt = "What this datanet holds and how it stands";
export const size = PREVIEW_SIZE;
export const contentType = "image/png";

type Props = { params: Promise<{ id: string }> };

export default async function DatanetImage({ params }: Props) {
  const id = numberParam((await params).id, END_OF_NUMBERS);
  const { value: datanet } = await tryRead(() => readDatanet(serverClient(), { id }));
  if (!datanet) return previewImage(SITE_PREVIEW);
  const { description } = await describe(datanet.content);
  return previewImage(datanetPreview(datanet, description));
}
