// What is drawn before anything else is loaded: the launcher, the panel's box, and what the box
// shows while it waits or where it fails.
export default `
:host{all:initial;font-family:inherit}
:host([hidden]){display:none}
:host([inline]){display:block}
.launcher,.panel{all:initial;box-sizing:border-box;font:15px/22px system-ui,sans-serif;font-family:inherit;color-scheme:light dark}
.launcher{--a:var(--answerable-accent,var(--accent-l,#1f2b27));position:fixed;z-index:2147483000;inset:auto max(20px,env(safe-area-inset-right)) max(20px,env(safe-area-inset-bottom)) auto;display:flex;gap:8px;align-items:center;height:52px;padding:0 20px 0 16px;border-radius:26px;background:var(--a);color:var(--on-l,#fff);font-weight:600;cursor:pointer;box-shadow:0 2px 6px #0003,0 8px 24px #0002}
.launcher:focus-visible{outline:3px solid var(--a);outline-offset:3px}
.launcher svg{width:22px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
dialog.panel:not([open]){display:none}
.panel{display:flex;flex-direction:column;background:Canvas;color:CanvasText}
dialog.panel{position:fixed;z-index:2147483001;inset:auto max(20px,env(safe-area-inset-right)) 84px auto;width:400px;height:min(680px,100dvh - 96px);margin:0;padding:0;border-radius:14px;overflow:hidden;box-shadow:0 0 0 1px #8883,0 16px 48px #0004;animation:rise .16s ease-out}
@keyframes rise{from{opacity:0;transform:translateY(8px)}}
@media(prefers-reduced-motion){dialog.panel{animation:none}}
@media(max-width:479px){dialog.panel{inset:0;width:100%;max-width:none;height:100dvh;max-height:none;border-radius:0;box-shadow:none}}
.wait{margin:72px 16px 0;height:120px;border-radius:10px;background:#8882}
.sorry{margin:auto;padding:24px;text-align:center}
.sorry>*{all:unset;display:block;margin:12px auto;padding:0 8px;cursor:pointer;text-decoration:underline}
.sorry>p{cursor:auto;text-decoration:none}
`;
