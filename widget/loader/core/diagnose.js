// Says in plain words what the page's policy keeps from us, and which lines to add. Loaded when it is asked for.
export async function diagnose(base, site, { isStopped, mayRun }) {
  const sockets = base.replace("http", "ws");
  const problems = [];
  const note = (directive, needed, why) => problems.push({ directive, needed, why });

  const answer = await fetch(base + "/v1/sites/" + site).catch(() => 0);
  await new Promise((done) => {
    try {
      const socket = new WebSocket(sockets + "/healthz");
      socket.onerror = socket.onopen = done;
      setTimeout(done, 5000);
    } catch {
      done();
    }
  });
  if (!mayRun()) note("script-src", "'wasm-unsafe-eval'", "The portal is WebAssembly. Without this it runs in a frame of our own origin.");
  if (await isStopped("connect-src")) note("connect-src", base, "Cases are sent and fetched there. Without this the portal runs in a frame of our own origin.");
  else if (!answer) note("network", base, "The server could not be reached from this browser.");
  else if (answer.status == 403) note("origins", location.origin, "This page's origin is not among the origins of the site.");
  else if (!answer.ok) note("site", site, "The server does not know this site.");
  if (await isStopped("sockets")) note("connect-src", sockets, "Answers arrive there as they are given. Without this they come a little later.");
  if (await isStopped("frame-src")) note("frame-src", base, "Without this not even the frame is shown, only a link.");

  const ok = !problems.length;
  // All that it can ever want, where nothing is in the way.
  const wanted = ok ? [["script-src", base], ["script-src", "'wasm-unsafe-eval'"], ["connect-src", base], ["connect-src", sockets]] : [];
  for (const { directive, needed } of problems) if (directive.endsWith("-src")) wanted.push([directive, needed]);
  const byName = {};
  for (const [name, value] of wanted) byName[name] = (byName[name] || name) + " " + value;
  const lines = Object.values(byName);
  console.info(
    [
      "Answerable: " + (ok ? "nothing is in the way." : "something is in the way."),
      ...problems.map(({ directive, needed, why }) => `- ${directive} lacks ${needed}. ${why}`),
      ...(ok || !lines[0] ? [] : ["Add to the page's Content-Security-Policy:", ...lines]),
    ].join("\n"),
  );
  return { ok, problems, lines };
}
