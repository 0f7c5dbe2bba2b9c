//! What a person sees who is not signed in.

use super::Why;
use super::start::sign_in;
use crate::desk::Desk;
use crate::parts::icon::{Icon, Sign};
use crate::parts::page;
use leptos::prelude::*;

/// Why the desk is shut, and how to get in.
#[component]
pub(crate) fn Shut(why: Why) -> impl IntoView {
    page::set_title("Sign in · Desk");
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
                    <h2 id="gate-how">"How to get a new link"</h2>
                    <p>
                        "Ask whoever runs this portal to send you a sign-in link. It opens the desk once, within 15 minutes."
                    </p>
                    <p>"If you run it yourself: " <code>"cargo xtask sign-in"</code></p>
                </section>
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
                    "Continue as "
                    <bdi>{name}</bdi>
                </button>
            }
            .into_any()
        }
        Why::NoAnswer(code) => view! {
            <button class="button main" on:click=move |_| sign_in(desk, code.clone())>
                "Try again"
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
        Why::Nobody => (
            "Sign in to your desk",
            "You get in by a personal link. Open it in this browser.".to_owned(),
        ),
        Why::LinkSpent(_) => (
            "This link has been used or is too old",
            "Each sign-in link works once, for 15 minutes. Nothing is lost: only a new link is needed."
                .to_owned(),
        ),
        Why::NoAnswer(_) => (
            "We could not reach the desk",
            "Your link may still be good. Check the connection, then try again.".to_owned(),
        ),
        Why::Refused(detail) => ("You could not be signed in", detail.clone()),
        Why::Ended => (
            "Your session has ended",
            "What you were writing is kept on this device. Sign in again and go on where you were."
                .to_owned(),
        ),
        Why::SignedOut => (
            "You have signed out",
            "What you had not sent is kept on this device until you come back.".to_owned(),
        ),
    }
}
