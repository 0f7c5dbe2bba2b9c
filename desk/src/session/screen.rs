//! What a person sees who is not signed in.

use super::Why;
use super::start::sign_in;
use crate::desk::Desk;
use crate::parts::icon::{Icon, Sign};
use crate::parts::languages::OtherLanguage;
use crate::parts::page;
use crate::texts::T;
use leptos::prelude::*;

/// Why the desk is shut, and how to get in.
#[component]
pub(crate) fn Shut(why: Why) -> impl IntoView {
    page::set_title(T.gate.page_title.say());
    let (title, text) = words(&why);
    view! {
        <main class="gate">
            <div class="gate-card">
                <span class="gate-sign">
                    <Icon sign=Sign::Lock />
                </span>
                <h1>{title}</h1>
                <p>{text}</p>
                <NextStep why />
                <section class="gate-how" aria-labelledby="gate-how">
                    <h2 id="gate-how">{T.gate.how.say()}</h2>
                    <p>
                        {T.gate.ask.say()}
                    </p>
                    <p>{T.gate.yourself.say()} " " <code>"cargo xtask sign-in"</code></p>
                </section>
                <OtherLanguage />
            </div>
        </main>
    }
}

#[component]
fn NextStep(why: Why) -> impl IntoView {
    let desk = Desk::here();
    match why {
        Why::LinkSpent(Some(session)) => {
            let name = session.agent.name.clone();
            view! {
                <button class="button main" on:click=move |_| desk.enter((*session).clone())>
                    {T.gate.continue_as.say()} " "
                    <bdi>{name}</bdi>
                </button>
            }
            .into_any()
        }
        Why::NoAnswer(code) => view! {
            <button class="button main" on:click=move |_| sign_in(desk, code.clone())>
                {T.gate.again.say()}
            </button>
        }
        .into_any(),
        Why::Nobody | Why::LinkSpent(None) | Why::Refused(_) | Why::Ended | Why::SignedOut => {
            ().into_any()
        }
    }
}

fn words(why: &Why) -> (&'static str, String) {
    match why {
        Why::Nobody => (T.gate.sign_in.say(), T.gate.sign_in_text.owned()),
        Why::LinkSpent(_) => (T.gate.spent.say(), T.gate.spent_text.say().to_owned()),
        Why::NoAnswer(_) => (T.gate.no_answer.say(), T.gate.no_answer_text.owned()),
        Why::Refused(detail) => (T.gate.refused.say(), detail.clone()),
        Why::Ended => (T.gate.ended.say(), T.gate.ended_text.say().to_owned()),
        Why::SignedOut => (T.gate.signed_out.say(), T.gate.signed_out_text.owned()),
    }
}
