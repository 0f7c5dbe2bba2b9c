// In every page, the bare one too: sees what the page does to the person, and how long a form takes to be there.
(() => {
  const bench = (window.bench = { shift: 0, moved: [], longest: 0, pressed: -Infinity });

  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch("layout-shift", ({ startTime, value, sources }) => {
    // What moves because a step was pressed was asked for; browsers judge a person's press the same way.
    if (startTime > bench.pressed && startTime < bench.pressed + 500) return;
    bench.shift += value;
    // Inside of shadow roots the browser names no elements, but places.
    for (const { node, previousRect: from, currentRect: to } of sources)
      bench.moved.push([node?.nodeName, from, to].map((part) => JSON.stringify(part)).join(" "));
  });
  // The browser tells of tasks over 50 ms only.
  watch("longtask", ({ duration }) => (bench.longest = Math.max(bench.longest, duration)));

  // What the browser's own count of memory leaves out.
  const memories = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const native = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const made = await native.apply(WebAssembly, args);
      const exported = Object.values((made.instance || made).exports);
      memories.push(...exported.filter((value) => value instanceof WebAssembly.Memory));
      return made;
    };
  }
  bench.wasm = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);

  // A path is one selector after another, each inside what the one before has found or in its shadow root.
  bench.find = (path) => path.reduce((found, selector) => found && (found.shadowRoot || found).querySelector(selector), document);

  // Whether a pointer at its middle reaches it. What the page put into its slot belongs to the host.
  bench.isUsable = (element) => {
    if (!element || element.disabled || element.readOnly) return false;
    const { left, top, width, height } = element.getBoundingClientRect();
    const root = element.getRootNode();
    const hit = width && height && root.elementFromPoint(left + width / 2, top + height / 2);
    return !!hit && (hit == root.host || element.contains(hit));
  };

  // From the next click on, looks in each frame whether the steps can be used, and presses all but the last.
  // `bench.opened` resolves to the times of the steps in ms after the click, each taken when it has been painted.
  bench.arm = (steps) => {
    const begin = (began, done) => {
      const times = [];
      const { port1, port2 } = new MessageChannel();
      const look = () => {
        if (bench.isUsable(bench.find(steps[times.length]))) port2.postMessage(0);
        else requestAnimationFrame(look);
      };
      port1.onmessage = () => {
        times.push(performance.now() - began);
        if (times.length == steps.length) return done(times);
        bench.pressed = performance.now();
        bench.find(steps[times.length - 1]).click();
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
    bench.opened = new Promise((done) => {
      addEventListener("click", ({ timeStamp }) => begin(timeStamp, done), { capture: true, once: true });
    });
  };
})();
