// Forgets what the portal keeps on this device for one site: drafts, cases with their tokens, and what waits
// to be sent. Where storage is blocked there is nothing to forget.
export async function forgetSite(site) {
  try {
    const prefix = `answerable.${site}.`;
    for (const name of Object.keys(localStorage)) if (name.startsWith(prefix) && name != prefix + "look") localStorage.removeItem(name);
    const open = indexedDB.open("answerable");
    await new Promise((done) => {
      open.onerror = open.onblocked = done;
      // Not there yet: leave it to the portal to make it.
      open.onupgradeneeded = () => open.transaction.abort();
      open.onsuccess = () => {
        const all = open.result.transaction("outbox", "readwrite");
        all.objectStore("outbox").openCursor().onsuccess = ({ target: { result: cursor } }) => {
          if (cursor && JSON.parse(cursor.value).site == site) cursor.delete();
          cursor?.continue();
        };
        all.oncomplete = all.onabort = () => {
          open.result.close();
          done();
        };
      };
    });
  } catch {}
}
