// Stands in for @base-org/account, an optional SDK that this app does not offer and whose own
// dependencies do not resolve, so that a bundle containing RainbowKit can be made. next.config.js points
// the package here.

/** Called only by somebody who offers the Base wallet. */
export function createBaseAccountSDK(): never {
  throw new Error("The Base wallet is not offered here. Choose another wallet.");
}
