// A launcher with nothing behind it, by the shortest script there is: what anything that is seen costs.
const launcher = document.createElement("button");
launcher.textContent = "Help";
launcher.style =
  "position:fixed;bottom:20px;right:20px;height:52px;padding:0 20px;border:0;border-radius:52px;background:#222;color:#fff;font:bold 16px serif;box-shadow:0 4px 16px #0004";
document.body.append(launcher);
