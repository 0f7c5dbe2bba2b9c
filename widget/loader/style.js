// What is drawn before anything else is loaded: the launcher. Its order is the one that packs best.
export default `:host{all:initial!important;font-family:inherit!important}\
:host([hidden]),:host([launcher=off])>button{display:none!important}\
:host>button{bottom:20px;color:var(--answerable-on-accent,var(--on-l,#fff));display:flex;height:52px;gap:8px;inset-inline:auto 20px;z-index:999999999;font:inherit;padding:0 20px;border:1px solid #0000;border-radius:52px;background:var(--answerable-accent,var(--accent-l,#222));font-weight:bold;align-items:center;box-shadow:0 4px 16px#0004;position:fixed}\
:host([position=start])>button{inset-inline:20px auto}\
:host>button:before{content:"";padding:9px;border-radius:9px 9px 9px 2px;background:currentColor}`;
