// All that the loader uses of the glue.
export { default, mount } from "bound";
