"use client";

import { setNonce } from "get-nonce";

// When this module runs in the browser, before any dialog opens: libraries that insert a <style>
// (react-remove-scroll in RainbowKit and radix) ask get-nonce for the page's nonce.
if (typeof document !== "undefined") {
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  if (nonce) setNonce(nonce);
}

/** Renders nothing: being in the layout makes the module above load with every page. */
export function NonceBridge() {
  return null;
}
