// The panel's box, and what it shows while it waits or where it fails.
export default `
:host([inline]){display:block!important}
dialog:not([open],.ahead){display:none!important}
dialog.ahead:not([open]){visibility:hidden!important;animation:none!important;transition:none!important}
:host>button{cursor:pointer}
.panel{all:initial;box-sizing:border-box;font:15px/22px a;font-family:inherit;color-scheme:light dark;display:flex;flex-direction:column;background:Canvas;color:CanvasText}
dialog.panel{position:fixed;z-index:999999999;inset-block:auto 84px;inset-inline:auto 20px;width:400px;height:min(680px,100dvh - 96px);border-radius:14px;overflow:hidden;box-shadow:0 0 0 1px #8883,0 16px 48px #0004;animation:rise .16s ease-out}
:host([theme=dark]) .panel{color-scheme:dark}
:host([theme=light]) .panel{color-scheme:light}
:host([position=start]) dialog.panel{inset-inline:20px auto}
@media(prefers-reduced-motion:no-preference){@keyframes rise{0%{opacity:0;transform:translateY(8px)}}}
:host([framed]) dialog.panel{box-shadow:none;animation:none}
@media(max-width:479px){dialog.ahead:not([open]){translate:0 -200vh!important}dialog.panel{inset:0!important;width:100%;max-width:100%;height:100dvh;max-height:none;border-radius:0}}
:host>button[data-unread]:not([data-unread=""]):after{content:attr(data-unread);position:absolute;inset-block-start:-6px;inset-inline-end:-4px;min-width:22px;box-sizing:border-box;padding-inline:6px;border-radius:11px;font-size:13px;line-height:22px;text-align:center;background:#b3261e;color:#fff;box-shadow:0 0 0 2px Canvas}
.frame{flex:1;width:100%;border:0}
.wait{overflow:hidden;margin:72px 16px;height:120px;border-radius:10px;background:#8882}
dialog.panel:has(.sorry){height:auto}
.wait *{visibility:hidden;font-style:normal;font-weight:600}
.wait b{font-size:17px}
.wait i{font-size:13px;font-weight:400}
.wait+*{margin:auto}
.sorry{margin:auto;padding:32px 24px 20px;text-align:center}
.sorry *{all:unset;display:block;box-sizing:border-box;width:100%;padding:11px 16px;border-radius:8px;cursor:pointer}
.sorry p{padding:0 0 20px;cursor:auto}
.sorry p+*{background:var(--answerable-accent,var(--accent-l,#222));color:var(--answerable-on-accent,var(--on-l,#fff));font-weight:600}
.sorry :focus-visible{outline:2px solid;outline-offset:2px}
`;
