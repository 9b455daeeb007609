export type Part = Node | string | undefined | false;

/** An element with its attributes, listeners (`on…`) and children. Text is only ever text. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  set: Record<string, string | boolean | ((event: Event) => void)> = {},
  ...children: Part[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(set)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((c): c is Node | string => !!c));
  return made;
}
