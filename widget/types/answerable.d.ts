// Types of the embed API; see docs/embedding.md. Served as /answerable.d.ts.

/** What sort of matter. */
export type AnswerableKind = "enquiry" | "suggestion" | "complaint" | "purchase" | "custom_work";

/** What the page knows; it fills what the visitor has not filled. */
export interface AnswerablePrefill {
  text?: string;
  name?: string;
  email?: string;
  kind?: AnswerableKind;
}

/** Where to go. Without a view: where the visitor was. */
export interface AnswerableView extends AnswerablePrefill {
  /** `new`: the form. `case`: a case. `cases`: the start, with the visitor's cases. */
  view?: "new" | "case" | "cases";
  /** The reference of the case, such as `AN-7K3M-92QX`. */
  case?: string;
  /** Which of several sites on the page. */
  site?: string;
}

/** As `data-…` on the script, in `window.answerableSettings`, or as attributes of `<answerable-portal>`. */
export interface AnswerableLook {
  /** A language tag; without, the page's, then the browser's. */
  locale?: string;
  theme?: "light" | "dark" | "auto";
  /** Which corner, by the page's direction of reading. */
  position?: "start" | "end";
  /** What the launcher says. */
  label?: string;
  launcher?: "on" | "off";
}

export interface AnswerableSettings extends AnswerableLook {
  site?: string;
  /** Where the portal becomes part of the page, instead of a launcher with a panel. */
  target?: string | Element;
  /** Load ahead a few seconds after the page has come. */
  prefetch?: "idle";
}

/** Who the visitor is: signed by your server, or unsigned, which only fills in the form. */
export type AnswerableIdentity = ({ token: string } | { getToken(again: boolean): string | undefined | Promise<string | undefined> } | { name?: string; email?: string }) & {
  site?: string;
};

export interface AnswerableEvents {
  ready: {};
  open: {};
  close: {};
  identify: {};
  unread: { count: number };
  "case:created": AnswerableCase;
  "case:updated": AnswerableCase;
  "solution:offered": AnswerableCase;
  "solution:chosen": AnswerableCase;
  "case:confirmed": AnswerableCase;
  "case:reopened": AnswerableCase;
  rated: AnswerableCase;
  error: { reason: "download" | "broken" | "blocked" };
  connection: { state: "connecting" | "live" | "reconnecting" | "polling" | "offline" };
}

export interface AnswerableCase {
  reference: string;
  /** Whose doing it was. */
  by: "requester" | "agent";
}

export type AnswerableEvent<E extends keyof AnswerableEvents> = CustomEvent<AnswerableEvents[E] & { readonly site: string }>;

export interface AnswerableDiagnosis {
  ok: boolean;
  problems: { directive: string; needed: string; why: string }[];
  /** The lines to add to the page's Content-Security-Policy. */
  lines: string[];
}

export interface AnswerableCommands {
  /** Puts the portal into the page; without settings, those of the script. */
  init(settings?: AnswerableSettings): Promise<void>;
  /** Takes every portal out of the page; `init` brings it back. */
  destroy(): Promise<void>;
  /** Shows or hides the launcher. */
  show(): Promise<void>;
  hide(): Promise<void>;
  /** `"new"`, `"new:complaint"`, `"case:AN-…"`, `"cases"`, or the same as an object. */
  open(view?: string | AnswerableView): Promise<void>;
  close(): Promise<void>;
  toggle(): Promise<void>;
  prefill(fields: AnswerablePrefill & { site?: string }): Promise<void>;
  set<N extends keyof AnswerableLook>(name: N, value: NonNullable<AnswerableLook[N]>): Promise<void>;
  set(settings: AnswerableLook): Promise<void>;
  update(settings: AnswerableLook): Promise<void>;
  identify(who: AnswerableIdentity): Promise<void>;
  /** Forgets who the visitor is, and all that this device keeps of the site. */
  logout(): Promise<void>;
  /** Calls `heard` at each event; returns what ends that. */
  on<E extends keyof AnswerableEvents>(event: E, heard: (event: AnswerableEvent<E>) => void): () => void;
  off<E extends keyof AnswerableEvents>(event: E, heard: (event: AnswerableEvent<E>) => void): void;
  /** Finds out what the page's policy keeps from the portal; says so in the console, too. */
  diagnose(): Promise<AnswerableDiagnosis>;
}

export interface Answerable extends AnswerableCommands {
  <E extends keyof AnswerableEvents>(command: "on" | "off", event: E, heard: (event: AnswerableEvent<E>) => void): () => void;
  <N extends keyof AnswerableLook>(command: "set", name: N, value: NonNullable<AnswerableLook[N]>): Promise<void>;
  <C extends keyof AnswerableCommands>(command: C, ...args: Parameters<AnswerableCommands[C]>): ReturnType<AnswerableCommands[C]>;
  /** What was called before the script had come. */
  q?: ArrayLike<unknown>[];
}

declare global {
  var Answerable: Answerable;
  var answerableSettings: AnswerableSettings | undefined;
  interface WindowEventMap extends AnswerableWindowEvents {}
  interface HTMLElementTagNameMap {
    "answerable-portal": HTMLElement & { readonly site: string | null };
  }
}

export type AnswerableWindowEvents = {
  [E in keyof AnswerableEvents as `answerable:${E}`]: AnswerableEvent<E>;
};
