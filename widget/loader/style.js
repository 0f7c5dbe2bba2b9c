// What is drawn before anything else is loaded: the launcher, the panel's box, and what the box
// shows while it waits or where it fails.
export default `
:host{all:initial;font-family:inherit}
:host([hidden]),dialog:not([open]){display:none!important}
:host([inline]){display:block}
.launcher,.panel{all:initial;box-sizing:border-box;font:15px/22px a;font-family:inherit;color-scheme:light dark;display:flex}
.launcher,dialog.panel{position:fixed;z-index:2147483000;inset:auto 20px 20px auto}
.launcher{gap:8px;align-items:center;height:52px;padding:0 20px 0 16px;border-radius:26px;background:var(--answerable-accent,var(--accent-l,#1f2b27));color:var(--on-l,#fff);font-weight:600;cursor:pointer;box-shadow:0 4px 16px #0004}
.launcher:focus-visible{outline:3px solid;outline-offset:-6px}
svg{width:22px;fill:none;stroke:currentColor;stroke-width:1.8}
.panel{flex-direction:column;background:Canvas;color:CanvasText}
dialog.panel{bottom:84px;width:400px;height:min(680px,100dvh - 96px);padding:0;border-radius:14px;overflow:hidden;box-shadow:0 0 0 1px #8883,0 16px 48px #0004;animation:rise .16s ease-out}
@media(prefers-reduced-motion:no-preference){@keyframes rise{0%{opacity:0;transform:translateY(8px)}}}
@media(max-width:479px){dialog.panel{inset:0;width:100%;height:100dvh;border-radius:0}}
.wait{margin:72px 16px;height:120px;background:#8882}
.sorry{margin:auto;padding:24px;text-align:center}
.sorry *{all:unset;display:block;margin:12px auto;width:fit-content;cursor:pointer}
.sorry :not(p){text-decoration:underline}
`;
