"use client";

import { Download } from "lucide-react";
import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";

/** Saves a packed contribution as a .car file: a copy of one's own, and a way to another server. */
export default function SaveCar({ car, cid }: { car: Blob; cid: string }) {
  const t = useTexts();
  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(car);
    link.download = `${cid}.car`;
    link.click();
    // The download has its own hold on the blob once it has begun.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  return (
    <Button size="small" variant="quiet" className="mt-3" onClick={save}>
      <Download aria-hidden className="size-4" />
      {t("Save a copy (.car)")}
    </Button>
  );
}
