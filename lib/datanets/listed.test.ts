import { describe, expect, test } from "vitest";
import { filterDatanets, needOf, type Listed } from "./listed";

const bench = (active: number, needed: number) => ({ active, total: active, needed });

const listed = (part: Partial<Listed>): Listed =>
  ({
    id: 1,
    name: "Spam or ham",
    about: "E-mails, judged",
    type: "email",
    steward: "0xAbC0000000000000000000000000000000000001",
    curators: bench(7, 7),
    jurors: bench(9, 9),
    awaiting: 0,
    committing: 0,
    revealing: 0,
    ...part,
  }) as Listed;

const spam = listed({});
const digits = listed({
  id: 2,
  name: "Digits",
  about: null,
  type: "image",
  curators: bench(3, 7),
  revealing: 1,
});
const all = [digits, spam];
const everything = { query: "", type: "all", need: "all" } as const;

test("no filter keeps everything in order", () => {
  expect(filterDatanets(all, everything)).toEqual(all);
});

describe("filters", () => {
  test.each([
    ["words of name and description in any order", { ...everything, query: "judged  SPAM" }, [1]],
    ["the steward's address", { ...everything, query: "0xabc0" }, [2, 1]],
    ["the type", { ...everything, type: "image" }, [2]],
    ["what is needed", { ...everything, need: "curators" as const }, [2]],
    ["all of them together", { ...everything, query: "digits", type: "email" }, []],
  ])("by %s", (_name, filter, ids) => {
    expect(filterDatanets(all, filter).map(({ id }) => id)).toEqual(ids);
  });
});

test("a datanet says what it needs", () => {
  expect([...needOf(digits)]).toEqual(["curators", "judging"]);
  expect(needOf(spam).size).toBe(0);
});
