// What few pages need, loaded when it is: both ends of the frame for pages with a strict policy, and the diagnosis of it.
export { diagnose } from "./diagnose.js";
export { frame } from "./frame.js";
export { inner } from "./inner.js";
