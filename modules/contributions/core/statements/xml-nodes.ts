/** A parsed element: text, or children by name. */
export type XmlNode = unknown;

function isRecord(node: XmlNode): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

/** The first child of that path; undefined where one is absent. */
export function childOf(node: XmlNode, ...path: readonly string[]): XmlNode {
  let found: XmlNode = node;
  for (const name of path) {
    const first: XmlNode = Array.isArray(found) ? found[0] : found;
    found = isRecord(first) && Object.hasOwn(first, name) ? first[name] : undefined;
  }
  return Array.isArray(found) ? found[0] : found;
}

/** All children of that name, none where there are none. */
export function childrenOf(node: XmlNode, name: string): readonly XmlNode[] {
  const found = isRecord(node) && Object.hasOwn(node, name) ? node[name] : undefined;
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}

/** The text of an element, empty where it has none. */
export function textOf(node: XmlNode): string {
  if (typeof node === 'string') return node.trim();
  const text = isRecord(node) ? node['#text'] : undefined;
  return typeof text === 'string' ? text.trim() : '';
}

/** The text at the end of a path. */
export function textAt(node: XmlNode, ...path: readonly string[]): string {
  return textOf(childOf(node, ...path));
}
