import fc from "fast-check";
import { expect, it } from "vitest";
import { contributionId, datanetOf, sequenceOf } from "./ids";

it("keeps datanet and sequence apart in one exact number", () => {
  const part = fc.integer({ min: 1, max: 2 ** 24 - 1 });
  fc.assert(
    fc.property(part, part, (datanet, sequence) => {
      const id = contributionId(datanet, sequence);
      expect(BigInt(id)).toBe((BigInt(datanet) << 24n) | BigInt(sequence));
      expect([datanetOf(id), sequenceOf(id)]).toEqual([datanet, sequence]);
    }),
  );
});
