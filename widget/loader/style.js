// What is drawn before anything else is loaded: the launcher.
export default `:host{all:initial!important;font-family:inherit!important}\
:host([hidden]),:host([launcher=off])>button{display:none!important}\
:host>button{position:fixed;z-index:999999999;bottom:20px;inset-inline:auto 20px;display:flex;gap:8px;align-items:center;height:52px;padding:0 20px;border:1px solid #0000;border-radius:52px;background:var(--answerable-accent,var(--accent-l,#222));color:var(--answerable-on-accent,var(--on-l,#fff));font:inherit;font-weight:bold;box-shadow:0 4px 16px#0004}\
:host([position=start])>button{inset-inline:20px auto}\
:host>button:before{content:"";padding:9px;border-radius:9px 9px 9px 2px;background:currentColor}`;
