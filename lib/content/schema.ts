import { z } from "zod";
import { msg } from "@/lib/texts/text";
import { MAX_EVIDENCE_FILES, MAX_EVIDENCE_TEXT, MAX_FILE_BYTES, MAX_ITEMS } from "./limits";

// Compiled validators need `new Function`, which the page's content security policy refuses.
z.config({ jitless: true });

/** How files become blocks; the CIDs then equal those of any IPFS node using the same profile. */
export const PROFILE = "unixfs-v1-2025";

export const DATANET_TYPES = ["text", "email", "image", "table"] as const;
export type DatanetType = (typeof DATANET_TYPES)[number];

/** Media types an item may have, each with the extension its file gets in the directory. */
export const MEDIA_TYPES = {
  "text/plain": "txt",
  "application/json": "json",
  "message/rfc822": "eml",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
} as const;
export type MediaType = keyof typeof MEDIA_TYPES;

const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !/[\u0000-\u001f\u007f]/u.test(text), {
      error: msg("it has to be one line without control characters"),
    });

/** One question the labels of a datanet answer. */
export const fieldSchema = z
  .strictObject({
    name: oneLine(40),
    kind: z.literal("choice"),
    options: z.array(oneLine(40)).min(2).max(64),
  })
  .refine((field) => new Set(field.options).size === field.options.length, {
    error: msg("each option may appear once"),
    path: ["options"],
  });
export type Field = z.infer<typeof fieldSchema>;

/** `datanet.json`: what a datanet is about. Its directory's digest is on chain. */
export const datanetDescriptionSchema = z
  .strictObject({
    version: z.literal(1),
    name: oneLine(80),
    type: z.enum(DATANET_TYPES),
    description: z.string().trim().min(1).max(2000),
    /** Plain text; blank lines and leading dashes are kept and shown as paragraphs and lists. */
    guidelines: z.string().trim().min(1).max(20_000),
    fields: z.array(fieldSchema).max(8),
    /** separate: labels are contributions of their own; inline: each data item carries one. */
    labels: z.enum(["separate", "inline", "none"]),
    license: oneLine(120),
    source: z.string().trim().max(500),
  })
  .refine((datanet) => datanet.labels === "none" || datanet.fields.length > 0, {
    error: msg("a datanet with labels needs at least one field"),
    path: ["fields"],
  })
  .refine((datanet) => new Set(datanet.fields.map((f) => f.name)).size === datanet.fields.length, {
    error: msg("each field name may appear once"),
    path: ["fields"],
  });
export type DatanetDescription = z.infer<typeof datanetDescriptionSchema>;

/** Small facts about an item that spare the reader a download (image size, sender, date). */
const metaSchema = z.record(z.string().max(40), z.union([z.string().max(400), z.number()]));

const fileItem = z.strictObject({
  path: z.string().regex(/^items\/\d{3}\.(txt|json|eml|png|jpg|gif|webp)$/),
  mediaType: z.enum(Object.keys(MEDIA_TYPES) as [MediaType, ...MediaType[]]),
  size: z.int().min(1).max(MAX_FILE_BYTES),
  /** sha2-256 of the file's bytes; it is also the item's hash in the Merkle root on chain. */
  sha256: z.string().regex(/^0x[0-9a-f]{64}$/),
  title: z.string().min(1).max(160),
  label: oneLine(40).optional(),
  meta: metaSchema.optional(),
});
export type FileItem = z.infer<typeof fileItem>;

/** Index of an item in the parent contribution. */
const target = z
  .int()
  .min(0)
  .max(MAX_ITEMS - 1);
const ascending = (items: { target: number }[]) =>
  items.every((item, i) => i === 0 || item.target > items[i - 1]!.target);
const ASCENDING = { error: msg("targets must ascend, each item once"), path: ["items"] };

const common = {
  version: z.literal(1),
  profile: z.literal(PROFILE),
  datanet: z.int().min(1).max(0xffffffff),
  contributor: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
};
const parent = z.string().regex(/^[1-9]\d{0,19}$/);
const numbered = (items: { path: string; mediaType: MediaType }[]) =>
  items.every((item, i) => item.path === itemPath(i, item.mediaType));
const NUMBERED = {
  error: msg("items must be numbered in order, each with the extension of its type"),
  path: ["items"],
};

const dataManifest = z
  .strictObject({
    ...common,
    kind: z.literal("data"),
    items: z.array(fileItem).min(1).max(MAX_ITEMS),
  })
  .refine((manifest) => numbered(manifest.items), NUMBERED);

const labelsManifest = z
  .strictObject({
    ...common,
    kind: z.literal("labels"),
    parent,
    /** Name of the datanet's field that these labels answer. */
    field: oneLine(40),
    items: z
      .array(z.strictObject({ target, label: oneLine(40) }))
      .min(1)
      .max(MAX_ITEMS),
  })
  .refine((manifest) => ascending(manifest.items), ASCENDING);

const refinementManifest = z
  .strictObject({
    ...common,
    kind: z.literal("refinement"),
    parent,
    items: z.array(fileItem.extend({ target })).min(1).max(MAX_ITEMS),
  })
  .refine((manifest) => numbered(manifest.items), NUMBERED)
  .refine((manifest) => ascending(manifest.items), ASCENDING);

/** `manifest.json`: what a contribution consists of. */
export const manifestSchema = z.discriminatedUnion("kind", [
  dataManifest,
  labelsManifest,
  refinementManifest,
]);
export type Manifest = z.infer<typeof manifestSchema>;
export type DataManifest = Extract<Manifest, { kind: "data" }>;
export type LabelsManifest = Extract<Manifest, { kind: "labels" }>;
export type RefinementManifest = Extract<Manifest, { kind: "refinement" }>;

/** `evidence.json`: why somebody challenges items. Its directory's digest is on chain with the case. */
export const evidenceSchema = z
  .strictObject({
    version: z.literal(1),
    profile: z.literal(PROFILE),
    /** Plain text; blank lines are kept. */
    text: z.string().trim().min(1).max(MAX_EVIDENCE_TEXT),
    files: z.array(fileItem.omit({ label: true, meta: true })).max(MAX_EVIDENCE_FILES),
  })
  .refine((evidence) => numbered(evidence.files), { ...NUMBERED, path: ["files"] });
export type Evidence = z.infer<typeof evidenceSchema>;

/** Where the item at `index` lies in the directory, e.g. `items/007.eml`. */
export function itemPath(index: number, mediaType: MediaType): string {
  return `items/${String(index).padStart(3, "0")}.${MEDIA_TYPES[mediaType]}`;
}
