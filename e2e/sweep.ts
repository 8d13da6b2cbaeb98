import { persona, type Story } from "./story";

const PAGES = [
  "/",
  "/create",
  "/datanets/1",
  "/datanets/1/items",
  "/datanets/1/rounds",
  "/datanets/1/rounds/1",
  "/datanets/1/contributions/1",
  "/datanets/1/label",
  "/datanets/1/cases",
  "/datanets/1/cases/1",
  "/datanets/1/cases/2",
  "/datanets/1/cases/3",
  "/datanets/1/challenge?contribution=1",
  "/datanets/2",
  "/datanets/2/contribute",
  "/datanets/2/use",
  "/datanets/2/integrity",
  "/duties",
  "/rewards",
  "/account",
  "/help",
  "/help/networks",
  "/try",
];

/** One address of every kind of page, with what the world has on it. */
export async function everyPage(story: Story): Promise<string[]> {
  const items = [await story.itemPath(1), await story.itemPath(2)];
  return [...PAGES, ...items, `/account/${story.address(persona("Ada"))}`];
}
