// SurveyJS has no launcher: this is the site's own, which fetches nothing before intent, and then all at once.
const launcher = document.querySelector("#feedback");
let loading;

const load = () =>
  (loading ||= Promise.all([
    import("./form.js"),
    new Promise((done, fail) => {
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = new URL("style.css", import.meta.url);
      style.onload = done;
      style.onerror = fail;
      document.head.append(style);
    }),
  ]));

launcher.onpointerenter = launcher.onfocus = load;
launcher.onclick = async () => {
  const [form] = await load();
  form.open();
};
