// Stands in for Base's account SDK, which wagmi imports and which does not build: packages that its own
// packages name are not on the registry's side of its dependencies. The reference is lighter by it.
export {};
