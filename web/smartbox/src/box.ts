import { Desk, type Field, type Labels, type Message, newId, type Portal, type View } from './desk.ts';
import { el, type Part } from './draw.ts';
import { sheet } from './look.ts';
import { type Words, wordsOf } from './words.ts';

/**
 * The ask box: ask → wait → chat, in a shadow root of its own. Attributes: `server`, `portal`, `theme` (light, dark), `mode` (float),
 * `lang`, `identity` (a token signed by the site's back end; see the guide). The page may set `identity` at any time before the question.
 */
export class SmartBox extends HTMLElement {
  readonly #shade = this.attachShadow({ mode: 'open' });
  #desk!: Desk;
  #portal: Portal | undefined;
  #view: View | undefined;
  #messages: Message[] = [];
  #language = 'en';
  #say: Words = wordsOf(undefined);
  #following: AbortController | undefined;
  #shown = '';
  #isOpen = false;
  /** The same for every try of one question, so that none is asked twice. */
  #askKey = newId();

  async connectedCallback(): Promise<void> {
    const portal = this.getAttribute('portal') ?? 'default';
    const root = `${this.getAttribute('server')}/api/v1/box/${encodeURIComponent(portal)}`;
    this.#desk = new Desk(root, `deskside:${portal}`);
    const answer = await this.#desk.call<Portal>('GET', '');
    if (answer?.ok) this.#portal = answer.value;
    this.#language = this.#chooseLanguage();
    this.#say = wordsOf(this.#portal?.words[this.#language]);
    this.lang = this.#language;
    const look = this.#portal?.look;
    this.#shade.adoptedStyleSheets = [sheet(look?.accent ?? '#0d6e6e', look?.accentOnDark ?? '#62c6bd')];
    if (!this.#portal)
      return this.#show(
        el('p', { class: 'fault', role: 'alert' }, answer ? this.#say('closed', answer.value.detail) : this.#say('offline')),
      );
    this.#isOpen = this.getAttribute('mode') !== 'float' || this.#desk.token !== '';
    if (this.#desk.token) this.#follow();
    else this.#drawAsk();
  }

  disconnectedCallback(): void {
    this.#following?.abort();
  }

  #chooseLanguage(): string {
    const offered = this.#portal?.languages ?? [];
    const wishes = [this.getAttribute('lang') ?? '', ...navigator.languages].map((tag) => tag.slice(0, 2).toLowerCase());
    return wishes.find((tag) => offered.includes(tag)) ?? offered[0] ?? 'en';
  }

  #show(...parts: Part[]): void {
    this.#shade.replaceChildren(el('section', { role: 'region', 'aria-label': this.#say('open') }, ...parts));
  }

  #drawAsk(): void {
    const say = this.#say;
    const portal = this.#portal;
    if (!this.#isOpen) {
      this.#shade.replaceChildren(el('button', { class: 'open', type: 'button', onclick: () => this.#open() }, say('open')));
      return;
    }
    const texts = portal!.texts[this.#language];
    const known = this.getAttribute('identity');
    const fault = el('p', { class: 'fault', role: 'alert' });
    const form = el(
      'form',
      { onsubmit: (event) => void this.#ask(event, form, fault) },
      this.#field('question', say('question'), true, el('textarea', { rows: '3', maxlength: '2000' })),
      !known && this.#field('name', say('name'), true, el('input', { autocomplete: 'name', maxlength: '80' })),
      !known &&
        portal!.email !== 'notAsked' &&
        this.#field('email', say('email'), portal!.email === 'required', el('input', { type: 'email', autocomplete: 'email' })),
      portal!.topics.length > 0 &&
        this.#field('topic', say('topic'), false, this.#choice(portal!.topics.map((t) => [t.skill, this.#label(t.labels, t.skill)]))),
      ...portal!.fields.map((f) => this.#own(f)),
      fault,
      el(
        'div',
        { class: 'row' },
        el('button', { type: 'submit' }, say('send')),
        this.getAttribute('mode') === 'float' &&
          el('button', { type: 'button', class: 'quiet', onclick: () => this.#shut() }, say('close')),
      ),
    );
    const notice = texts?.notice;
    this.#show(
      el('h2', { dir: 'auto' }, texts?.title || portal!.title),
      el('p', { dir: 'auto' }, texts ? texts.welcome : portal!.welcome),
      notice && el('p', { dir: 'auto' }, el('strong', {}, notice)),
      form,
    );
  }

  #field(name: string, label: string, required: boolean, input: HTMLElement): HTMLElement {
    input.id = name;
    input.setAttribute('name', name);
    input.setAttribute('dir', 'auto');
    if (required) input.setAttribute('required', '');
    return el('label', {}, label, ' ', !required && el('small', {}, `(${this.#say('optional')})`), input);
  }

  #own(field: Field): HTMLElement {
    const input = field.kind === 'choice' ? this.#choice(field.choices.map((c) => [c, c])) : el('input', { maxlength: '500' });
    return this.#field(`fields.${field.name}`, this.#label(field.labels, field.name), field.required, input);
  }

  #choice(all: [value: string, shown: string][]): HTMLElement {
    return el('select', {}, ...[['', '—'], ...all].map(([value, shown]) => el('option', { value: value! }, shown)));
  }

  #label(labels: Labels, otherwise: string): string {
    return labels[this.#language] ?? Object.values(labels)[0] ?? otherwise;
  }

  async #ask(event: Event, form: HTMLFormElement, fault: HTMLElement): Promise<void> {
    event.preventDefault();
    const given = new FormData(form);
    const fields: Record<string, string> = {};
    for (const field of this.#portal!.fields) fields[field.name] = String(given.get(`fields.${field.name}`) ?? '');
    const text = (name: string) => String(given.get(name) ?? '').trim() || undefined;
    const answer = await this.#desk.call<{ customerToken: string }>(
      'POST',
      '/requests',
      {
        name: text('name'),
        question: text('question'),
        email: text('email'),
        language: this.#language,
        fields,
        topic: text('topic'),
        identity: this.getAttribute('identity') ?? undefined,
      },
      this.#askKey,
    );
    if (answer) this.#askKey = newId();
    if (!answer?.ok) {
      fault.textContent = answer ? answer.value.detail : this.#say('offline');
      return;
    }
    this.#desk.keep(answer.value.customerToken);
    this.#follow();
  }

  #open(): void {
    this.#isOpen = true;
    this.#drawAsk();
    this.#shade.querySelector('textarea')?.focus();
  }

  #shut(): void {
    this.#isOpen = false;
    this.#drawAsk();
    this.#shade.querySelector('button')?.focus();
  }

  #follow(): void {
    this.#following?.abort();
    this.#following = new AbortController();
    this.#shown = '';
    void this.#refresh();
    void this.#desk.listen(() => void this.#refresh(), this.#following.signal);
  }

  async #refresh(): Promise<void> {
    const mine = await this.#desk.call<View>('GET', '/requests/mine');
    if (!mine) return;
    if (!mine.ok) return this.#start();
    this.#view = mine.value;
    if (this.#view.state === 'accepted') {
      const after = this.#messages.at(-1)?.number ?? 0;
      const more = await this.#desk.call<Message[]>('GET', `/requests/mine/messages?after=${after}`);
      const known = new Set(this.#messages.map((m) => m.number));
      if (more?.ok && Array.isArray(more.value)) this.#messages.push(...more.value.filter((m) => !known.has(m.number)));
    }
    this.#draw();
  }

  /** From the end, or from a lost request, back to an empty form. */
  #start(): void {
    this.#following?.abort();
    this.#desk.keep('');
    this.#messages = [];
    this.#drawAsk();
  }

  #draw(): void {
    const say = this.#say;
    const view = this.#view;
    const now = JSON.stringify([view, this.#messages.length]);
    if (now === this.#shown) return;
    this.#shown = now;
    if (view!.state === 'waiting') this.#drawWaiting(view!);
    else if (view!.state === 'accepted') this.#drawChat(view!);
    else {
      this.#following?.abort();
      this.#show(el('p', { role: 'status' }, say('ended')), el('button', { type: 'button', onclick: () => this.#start() }, say('again')));
    }
  }

  #drawWaiting(view: View): void {
    const say = this.#say;
    const due = view.dueAt && new Date(view.dueAt).toLocaleString(this.#language, { dateStyle: 'medium', timeStyle: 'short' });
    const minutes = view.expectedWaitSeconds && Math.max(1, Math.round(view.expectedWaitSeconds / 60));
    this.#show(
      el(
        'div',
        { role: 'status' },
        el('p', {}, say('wait')),
        due ? el('p', {}, say('due', due)) : view.position !== undefined && el('p', {}, say('place', view.position)),
        !due && !!minutes && el('p', {}, say('expect', minutes)),
      ),
      this.#actions(),
    );
  }

  #drawChat(view: View): void {
    const say = this.#say;
    const draft = this.#shade.querySelector<HTMLInputElement>('#write')?.value ?? '';
    const write = el('input', {
      id: 'write',
      'aria-label': say('write'),
      placeholder: say('write'),
      maxlength: '4000',
      dir: 'auto',
      autocomplete: 'off',
    });
    write.value = draft;
    const hadFocus = this.#shade.activeElement?.id === 'write';
    const lines = this.#messages.map((m) =>
      el('li', { class: m.from === 'customer' ? 'me' : '', dir: 'auto' }, el('b', {}, m.from === 'customer' ? say('you') : m.name), m.text),
    );
    this.#show(
      el('h2', { dir: 'auto' }, say('helps', view.session?.technician.name)),
      view.session?.isHeld && el('p', { role: 'status' }, say('held')),
      el('div', { role: 'log' }, el('ol', {}, ...lines)),
      el(
        'form',
        { class: 'row', onsubmit: (event) => void this.#write(event, write) },
        write,
        el('button', { type: 'submit' }, say('send')),
      ),
      this.#actions(),
    );
    lines.at(-1)?.scrollIntoView({ block: 'nearest' });
    if (hadFocus) write.focus();
  }

  async #write(event: Event, input: HTMLInputElement): Promise<void> {
    event.preventDefault();
    const text = input.value.trim();
    if (!text) return;
    const sent = await this.#desk.call('POST', '/requests/mine/messages', { id: newId(), text });
    if (sent?.ok) input.value = '';
    void this.#refresh();
  }

  #actions(): HTMLElement {
    const say = this.#say;
    return el(
      'div',
      { class: 'row' },
      el('button', { type: 'button', class: 'quiet', onclick: () => void this.#toPage() }, say('page')),
      el('button', { type: 'button', class: 'quiet', onclick: () => void this.#leave() }, say('leave')),
    );
  }

  /** Sharing the screen needs the full page; a link that is good once takes the request there. */
  async #toPage(): Promise<void> {
    const page = window.open('', '_blank');
    const link = await this.#desk.call<{ url: string }>('POST', '/requests/mine/link', {});
    if (page && link?.ok) {
      page.opener = null;
      page.location.href = link.value.url;
    } else page?.close();
  }

  async #leave(): Promise<void> {
    await this.#desk.call('DELETE', '/requests/mine');
    void this.#refresh();
  }
}
