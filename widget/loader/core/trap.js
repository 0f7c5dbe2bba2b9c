// Hears of a panic in the wasm. It is a trap, and reaches the page as an error that nobody caught.

// Calls `broken` when wasm whose glue comes from `base` has trapped. The page may have wasm of its own.
export function hearTraps(base, broken) {
  const hear = ({ error, reason }) => {
    const trap = error || reason;
    if (trap instanceof WebAssembly.RuntimeError && trap.stack.includes(base + "/a/")) broken();
  };
  addEventListener("error", hear);
  addEventListener("unhandledrejection", hear);
}
