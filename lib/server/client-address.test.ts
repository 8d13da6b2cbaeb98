import { describe, expect, it } from "vitest";
import { clientAddress } from "./client-address";

const of = (forwarded?: string) =>
  clientAddress(
    new Request("http://localhost/", {
      headers: forwarded ? { "x-forwarded-for": forwarded } : {},
    }),
  );

describe("whom requests are counted to", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["192.0.2.1, 10.0.0.1", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:0DB8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
  ])("%s is %s", (forwarded, expected) => expect(of(forwarded)).toBe(expected));

  it("is one for all that cannot be told apart", () => expect(of()).toBe("unknown"));
});
