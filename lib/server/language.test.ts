import { describe, expect, it } from "vitest";
import { msg } from "@/lib/texts/text";
import { problem } from "./problem";

const asked = (headers: Record<string, string>) => new Request("http://site/api", { headers });

describe("a problem", () => {
  it.each([
    [{}, "There is no datanet 7."],
    [{ "accept-language": "es-MX,es;q=0.9" }, "No existe el datanet 7."],
    [{ "accept-language": "es", cookie: "a=1; language=en" }, "There is no datanet 7."],
    [{ cookie: "language=es" }, "No existe el datanet 7."],
  ])("is told to %j in its language", async (headers, sentence) => {
    const detail = msg("There is no datanet {id}.", { id: "7" });
    const details = { kind: "not-found", title: "Not found", status: 404, detail };
    const answer = await problem(asked(headers as Record<string, string>), details);
    expect(((await answer.json()) as { detail: string }).detail).toBe(sentence);
  });
});
