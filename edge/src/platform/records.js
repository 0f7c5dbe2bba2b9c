// Some records of KV: in the first line the cursor of the next ones, if there are any, then each record in a line.
export async function page(records, cursor) {
  const { keys, cursor: next } = await records.list({ prefix: "record:", limit: 100, cursor: cursor || undefined });
  const texts = await Promise.all(keys.map(({ name }) => records.get(name)));
  return [next ?? "", ...texts.filter(Boolean)].join("\n");
}
