// Draws the OpenAPI document. Everything that it says is set as text, never as markup.
const METHODS = ["get", "post", "put", "patch", "delete"];
const index = document.getElementById("index");
const main = document.getElementById("document");

try {
  const response = await fetch("/v1/openapi.json");
  if (!response.ok) throw new Error(`The description answered ${response.status}.`);
  draw(await response.json());
} catch (error) {
  main.replaceChildren(element("p", { class: "quiet" }, `The description could not be read. ${error.message}`));
}

function draw(api) {
  main.replaceChildren(element("h1", {}, api.info.title), element("p", { class: "lead" }, ...prose(api.info.description)));
  const operations = Object.entries(api.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({ path, method, ...item[method] })));
  for (const tag of api.tags ?? []) {
    const here = operations.filter((operation) => operation.tags?.includes(tag.name));
    main.append(element("h2", {}, tag.name), element("p", {}, ...prose(tag.description)), ...here.map((operation) => card(api, operation)));
    index.append(element("h2", {}, tag.name), element("ul", {}, ...here.map(link)));
  }
  // The anchor was not there yet when the browser looked for it.
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

function link(operation) {
  return element("li", {}, element("a", { href: `#${operation.operationId}` }, badge(operation.method), title(operation)));
}

/** The first words of what it does, without the end of the sentence. */
function title({ summary, path }) {
  return (summary ?? path).replace(/[:.].*$/, "");
}

function badge(method) {
  return element("span", { class: `method ${method}` }, method.toUpperCase());
}

function card(api, operation) {
  const security = operation.security ?? [];
  const needs = security.flatMap((one) => Object.keys(one)).join(" or ");
  const isOpen = !security.length || security.some((one) => !Object.keys(one).length);
  const who = !isOpen ? `Needs ${needs}` : needs ? `Open to everyone, or with ${needs}` : "Open to everyone";
  const parts = [
    element("div", { class: "route" }, badge(operation.method), element("code", {}, operation.path),
      element("span", { class: "needs" }, who)),
    element("h3", {}, operation.summary ?? ""),
  ];
  if (operation.description) parts.push(element("p", {}, ...prose(operation.description)));
  if (operation.parameters?.length) parts.push(fold("Parameters", "", list(api, operation.parameters.map(parameter))));
  const body = schemaOf(operation.requestBody);
  if (body) parts.push(fold("Body", label(body), fields(api, body, []), sample(api, body)));
  for (const [status, answer] of Object.entries(operation.responses ?? {})) {
    const schema = schemaOf(answer);
    const title = status === "default" ? "Anything else" : status;
    const inside = schema ? [fields(api, schema, []), sample(api, schema)] : [];
    parts.push(fold(title, [answer.description, schema && label(schema)].filter(Boolean).join(" · "), ...inside));
  }
  return element("article", { id: operation.operationId }, ...parts);
}

function parameter({ name, in: where, required, description, schema }) {
  return { name, type: `${where}, ${label(schema)}`, required, description };
}

function schemaOf(message) {
  return Object.values(message?.content ?? {})[0]?.schema;
}

function fold(title, remark, ...inside) {
  return element("details", {}, element("summary", {}, title, element("small", {}, ...prose(remark && ` ${remark}`))), ...inside);
}

function sample(api, schema) {
  return element("pre", {}, JSON.stringify(example(api, schema, 0), null, 2));
}

function resolve(api, schema) {
  const name = schema?.$ref?.split("/").pop();
  return name ? { ...api.components.schemas[name], title: name } : schema ?? {};
}

function choices(schema) {
  return (schema.oneOf ?? schema.anyOf ?? []).filter((one) => one.type !== "null");
}

function label(schema) {
  if (!schema) return "";
  if (schema.$ref) return schema.$ref.split("/").pop();
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const some = choices(schema);
  if (some.length) return some.map(label).filter(Boolean).join(" | ");
  const type = [schema.type].flat().filter((one) => one && one !== "null").join(" | ");
  return type === "array" ? `list of ${label(schema.items)}` : type || "anything";
}

function list(api, rows, seen = []) {
  return element("ul", { class: "fields" }, ...rows.map((row) => element("li", {},
    element("span", { class: "name" }, row.name), " ", element("span", { class: "type" }, row.type),
    row.required ? element("span", { class: "must" }, " required") : "",
    row.description ? element("p", {}, ...prose(row.description)) : "",
    row.schema ? fields(api, row.schema, seen) : "")));
}

/** The members of a schema, and of what they refer to; nothing is opened twice on the way down. */
function fields(api, schema, seen) {
  const target = schema?.$ref ?? schema?.items?.$ref;
  if (target && seen.includes(target)) return "";
  const path = target ? [...seen, target] : seen;
  const open = resolve(api, schema?.items ?? schema);
  const some = choices(open);
  if (some.length === 1) return fields(api, some[0], path);
  if (some.length) {
    return list(api, some.map((one) => ({
      name: variant(one), type: one.properties ? "" : label(one), description: one.description, schema: withoutTag(one),
    })), path);
  }
  if (!open.properties) return "";
  return list(api, Object.entries(open.properties).map(([name, one]) => ({
    name, type: label(one), required: open.required?.includes(name), description: one.description, schema: one,
  })), path);
}

/** What tells one variant from the others: the one value that its tag takes. */
function variant(schema) {
  const all = [schema, ...(schema.allOf ?? [])];
  for (const one of all) {
    for (const [name, member] of Object.entries(one.properties ?? {})) {
      if (member.enum?.length === 1) return `${name}: ${JSON.stringify(member.enum[0])}`;
    }
  }
  return schema.enum?.length === 1 ? JSON.stringify(schema.enum[0]) : "";
}

function withoutTag(schema) {
  const properties = Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([, member]) => member.enum?.length !== 1));
  return Object.keys(properties).length ? { ...schema, properties } : undefined;
}

function example(api, schema, depth) {
  const open = resolve(api, schema);
  if (open.example !== undefined) return open.example;
  if (open.examples?.length) return open.examples[0];
  if (open.enum) return open.enum[0];
  if (open.allOf) return Object.assign({}, ...open.allOf.map((one) => example(api, one, depth)));
  const some = choices(open);
  if (some.length) return example(api, some[0], depth);
  const type = [open.type].flat().find((one) => one !== "null");
  if (type === "array") return depth > 5 ? [] : [example(api, open.items, depth + 1)];
  if (type === "object" || open.properties) {
    if (depth > 5) return {};
    return Object.fromEntries(Object.entries(open.properties ?? {}).map(([name, one]) => [name, example(api, one, depth + 1)]));
  }
  if (type === "integer" || type === "number") return open.title === "Timestamp" ? 1795294800000 : 1;
  if (type === "boolean") return true;
  return type === "string" ? "…" : null;
}

/** A sentence in which `…` stands for code. */
function prose(text) {
  return (text ?? "").split("`").map((part, at) => (at % 2 ? element("code", {}, part) : part));
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== ""));
  return made;
}
