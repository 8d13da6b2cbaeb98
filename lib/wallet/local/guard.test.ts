import { describe, expect, it } from "vitest";
import { isLoopbackWorld } from "./guard";

const local = { chainId: 31337, rpc: "http://127.0.0.1:8545", page: "http://localhost:3000/x" };

describe("the local wallet's guard", () => {
  it("opens for a local chain and a local page", () => {
    expect(isLoopbackWorld(local)).toBe(true);
    expect(isLoopbackWorld({ ...local, rpc: "http://[::1]:8545" })).toBe(true);
  });

  it.each([
    { chainId: 1612 },
    { rpc: "https://rpc.openledger.xyz" },
    { rpc: "http://127.0.0.1.evil.example:8545" },
    { rpc: "http://localhost@evil.example" },
    { rpc: "nonsense" },
    { page: "https://datanets.example" },
    { page: "http://192.168.1.4:3000" },
  ])("stays shut for %j", (change) => expect(isLoopbackWorld({ ...local, ...change })).toBe(false));
});
