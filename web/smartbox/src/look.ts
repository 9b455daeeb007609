/** A constructed sheet: works under a policy that forbids inline styles, and nothing of the site's own style gets in. */
export function sheet(accent: string, onDark: string): CSSStyleSheet {
  const style = new CSSStyleSheet();
  style.replaceSync(`:host{all:initial;display:block;font:400 16px/1.5 system-ui,sans-serif;color-scheme:light dark;
--a:var(--deskside-accent,light-dark(${accent},${onDark}));--ink:light-dark(#20282c,#e9edee);--card:light-dark(#fff,#1d2428);--line:light-dark(#8b9296,#78868c);color:var(--ink)}
:host([theme=light]){color-scheme:light}:host([theme=dark]){color-scheme:dark}
:host([mode=float]){position:fixed;inset-block-end:1rem;inset-inline-end:1rem;z-index:2147483000;inline-size:min(22rem,calc(100vw - 2rem))}
*{box-sizing:border-box}
section{max-inline-size:32rem;background:var(--card);border:1px solid var(--line);border-radius:14px;padding:1rem;max-block-size:max(44rem,80vh);overflow:auto;overflow-wrap:anywhere}:host([mode=float]) section{max-block-size:min(36rem,80vh)}
h2{font-size:1.15rem;margin:0}p{margin:.4rem 0}
label{display:block;margin-block-start:.6rem;font-weight:600}label small{font-weight:400}
input,textarea,select{font:inherit;font-weight:400;color:inherit;inline-size:100%;min-block-size:2.75rem;padding:.5rem;background:transparent;border:1px solid var(--line);border-radius:8px}
select option{background:var(--card)}textarea{resize:vertical}
button{font:inherit;min-block-size:2.75rem;cursor:pointer;border:1px solid var(--a);border-radius:8px;padding:.5rem 1rem;background:var(--a);color:light-dark(#fff,#0b1416)}
.quiet{background:transparent;color:var(--a);border-color:transparent}.open{inline-size:100%}
.row{display:flex;gap:.5rem;flex-wrap:wrap;margin-block-start:.7rem}
:focus-visible{outline:3px solid var(--a);outline-offset:2px}
.fault{color:light-dark(#b3302b,#ff9a92)}ol{list-style:none;margin:0;padding:0}li{margin:.5rem 0;padding:.5rem .7rem;border-radius:10px;white-space:pre-wrap;background:light-dark(#f1efe9,#2a3439)}
li.me{margin-inline-start:2rem;background:color-mix(in srgb,var(--a) 16%,var(--card))}li b{display:block;font-size:.85em}`);
  return style;
}
