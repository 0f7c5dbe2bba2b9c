// Starts the desk. The page allows no inline script, so this small module is bundled with the glue.
import init, { language, start } from "bound";

function failed(error) {
  console.error(error);
  const page = document.getElementById("failed");
  // Already said.
  if (!page) return;
  document.body.replaceChildren(page.content.cloneNode(true));
}

// Kept aside, because the desk replaces what is in the body.
document.head.append(document.getElementById("failed") ?? "");

// A panic in wasm leaves a page that no longer answers: better to say so.
addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) failed(event.error);
});
addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof WebAssembly.RuntimeError) failed(event.reason);
});

// One language is fetched, and the desk says which.
async function texts() {
  const answer = await fetch(document.getElementById(`texts-${language()}`).href);
  if (!answer.ok) throw new Error(`The texts did not come: ${answer.status}`);
  return answer.text();
}

init({ module_or_path: document.getElementById("wasm").href }).then(texts).then(start).catch(failed);
