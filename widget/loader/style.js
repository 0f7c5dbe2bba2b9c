// What is drawn before anything else is loaded: the launcher. Its order is the one that packs best.
export default `:host{all:initial!important;font-family:inherit!important}\
:host([hidden]),:host([launcher=off])>button{display:none!important}\
:host>button{display:flex;bottom:20px;color:var(--answerable-on-accent,var(--on-l,#fff));position:fixed;height:52px;z-index:999999999;padding:0 20px;border:1px solid #0000;inset-inline:auto 20px;border-radius:52px;background:var(--answerable-accent,var(--accent-l,#222));gap:8px;align-items:center;font:inherit;font-weight:bold;box-shadow:0 4px 16px#0004}\
:host([position=start])>button{inset-inline:20px auto}\
:host>button:before{content:"";padding:9px;border-radius:9px 9px 9px 2px;background:currentColor}`;
