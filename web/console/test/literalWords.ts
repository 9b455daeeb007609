import { parseSync } from 'vite';

export interface Finding {
  /** 1-based. */
  line: number;
  text: string;
}

/** An attribute whose text is read, shown or spoken: one word in it is enough. */
const saidAttributes = /^(label|title|about|text|hint|yes|send|action|placeholder|description|alt|error|aria-(label|description))$/;

/** The same of a property, where `action` and the like are keys. */
const saidProperties = /^(label|title|about|placeholder|aria-label)$/;

/** Attributes and properties that speak to the browser or to a component. */
const silentNames =
  /^(className|classNames|style|styles|d|viewBox|fill|autoComplete|href|sizes|transform|data-.*|fontFamily(Monospace)?|type|key|color|variant|kind)$/;

/** Calls whose words nobody on the page reads; a table itself is one. */
const silentCalls =
  /^(words|querySelector(All)?|matchMedia|closest|getContext|setProperty|RegExp|Error|TypeError|startsWith|endsWith|includes|get)$/;

/** The same in every language: names, a list of OpenID scopes, and what is typed into a machine. */
const names =
  /^(Edge|Opera|English|Deutsch|Français|Español|SHA-256|TLS( ….…)?|LDAP|profile email|(amtterm|openssl|vncviewer|stty|<script) .*)$/s;

export interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

/**
 * The words that stand in a page itself and not in a table (`words('room', { … })`): text between tags, text of an attribute that is said,
 * and whatever else reads like a title or a sentence. Keys, paths, class names and the text of a thrown error are no words.
 */
export function literalWords(path: string, source: string): Finding[] {
  const found: Finding[] = [];
  const take = (node: Node, text: string) => found.push({ line: lineOf(source, node), text: text.trim().replace(/\s+/g, ' ') });
  const visit = (node: Node, isSaid: boolean) => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ImportExpression':
      case 'TSLiteralType':
        return;
      case 'JSXText':
        if (reads((node.value as string).trim(), true)) take(node, node.value as string);
        return;
      case 'Literal':
        if (typeof node.value === 'string' && reads(node.value, isSaid)) take(node, node.value);
        return;
      case 'TemplateLiteral': {
        const text = (node.quasis as { value: { cooked: string } }[]).map((piece) => piece.value.cooked).join('…');
        if (reads(text, isSaid)) take(node, text);
        break;
      }
      case 'JSXAttribute':
      case 'Property': {
        const name = nameOf((node.name ?? node.key) as Node);
        if (!silentNames.test(name) && node.value)
          visit(node.value as Node, (node.type === 'Property' ? saidProperties : saidAttributes).test(name));
        return;
      }
      case 'CallExpression':
      case 'NewExpression':
        if (silentCalls.test(nameOf(node.callee as Node))) return;
        break;
      case 'MemberExpression':
        visit(node.object as Node, false);
        return;
      // What is compared or looked for is not shown.
      case 'BinaryExpression':
        if (/^([=!]==?|in)$/.test(node.operator as string)) return;
        break;
      case 'ConditionalExpression':
        visit(node.test as Node, false);
        visit(node.consequent as Node, isSaid);
        visit(node.alternate as Node, isSaid);
        return;
    }
    const passesOn = node.type === 'LogicalExpression' || node.type === 'JSXExpressionContainer';
    for (const one of inside(node)) visit(one, isSaid && passesOn);
  };
  visit(parsed(path, source), false);
  return found;
}

/**
 * Words that are read from a table while the file is loaded. They stay English: a language is laid over the table afterwards.
 * A table is what comes from a `…texts.ts` or is made by `words`.
 */
export function frozenWords(path: string, source: string): Finding[] {
  const program = parsed(path, source);
  const tables = new Set<string>();
  const gather = (node: Node) => {
    if (node.type === 'ImportDeclaration' && node.importKind !== 'type' && /[tT]exts\.ts$/.test((node.source as Node).value as string))
      for (const one of node.specifiers as Node[]) tables.add(nameOf(one.local as Node));
    if (node.type === 'VariableDeclarator' && isTable(node.init)) tables.add(nameOf(node.id as Node));
    for (const one of inside(node)) gather(one);
  };
  gather(program);

  const found: Finding[] = [];
  const visit = (node: Node) => {
    if (/Function|^TS|^MethodDefinition$/.test(node.type)) return;
    if (node.type === 'MemberExpression' && tables.has(nameOf(node.object as Node)))
      found.push({ line: lineOf(source, node), text: `${nameOf(node.object as Node)}.${nameOf(node)}` });
    for (const one of inside(node)) visit(one);
  };
  visit(program);
  return found;
}

function isTable(value: unknown): boolean {
  return isNode(value) && value.type === 'CallExpression' && nameOf(value.callee as Node) === 'words';
}

function parsed(path: string, source: string): Node {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]!.message}`);
  return program as unknown as Node;
}

function reads(text: string, isSaid: boolean): boolean {
  if (names.test(text) || /^[\w…./:?=&-]*\/[\w…./:?=&-]*$/.test(text)) return false;
  if (isSaid) return hasLetter(text);
  return /^\p{Lu}\p{Ll}/u.test(text) || /\p{L}[,.:;!?]? \p{L}/u.test(text) || /… \p{L}{2,}|\p{L}{2,} …/u.test(text);
}

function hasLetter(text: string): boolean {
  return /\p{L}/u.test(text);
}

function nameOf(node: Node): string {
  if (node.type === 'MemberExpression') return nameOf(node.property as Node);
  return String(node.name ?? node.value ?? '');
}

function lineOf(source: string, { start }: Node): number {
  return source.slice(0, start).split('\n').length;
}

function inside(node: Node): Node[] {
  return Object.values(node).flat().filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}
