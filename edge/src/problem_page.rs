//! The page of problems, made from [`ProblemType`]. It is checked in as `docs/problems.html`, which a test compares and the
//! Worker serves as a file, so that what it says stays out of the upload.

use answerable_shared::problem::ProblemType;

const PAGE: &str = include_str!("docs/problems.html");

/// The page: every sort of problem, where its `type` points.
#[must_use]
pub fn page() -> String {
    let list: String = ProblemType::ALL.into_iter().map(section).collect();
    PAGE.replace("{{problems}}", &list)
}

fn section(sort: ProblemType) -> String {
    let (slug, status, title) = sort.describe();
    let what = about(sort);
    format!(
        "<section id=\"{slug}\"><h2><span class=\"status\">{status}</span> {title}</h2>\
         <p class=\"type\"><a href=\"#{slug}\"><code>/v1/problems#{slug}</code></a></p><p>{what}</p></section>"
    )
}

/// What a developer should know about a sort of problem.
const fn about(sort: ProblemType) -> &'static str {
    match sort {
        ProblemType::BadRequest => {
            "The body, a header or the query is not what this address reads: malformed JSON, a wrong type, a field \
             that is not known, text that is not UTF-8. <code>detail</code> says where. Mend the request; sending it \
             again as it is gives the same answer."
        }
        ProblemType::MissingKey => {
            "Every change carries an <code>Idempotency-Key</code> of 8 to 255 visible ASCII characters. Use a new one, \
             such as a UUID, for each change, and the same one when you send that change again."
        }
        ProblemType::NotSignedIn => {
            "Send <code>Authorization: Bearer</code> with the token of the case or with the session of a member of \
             staff. At the desk it also means that a session has ended or that a sign-in link has been used."
        }
        ProblemType::IdentityExpired => {
            "The identity token was good, and its <code>exp</code> has passed. Ask the host site for a new one and send \
             the request again with it; the widget does so by itself."
        }
        ProblemType::IdentityRefused => {
            "The identity token that the host site signed fails a check; <code>detail</code> says which. It is for the \
             host's developer to mend: the site's identity settings say which keys and algorithms are taken."
        }
        ProblemType::OriginNotListed => {
            "The call comes from a page whose origin the site does not list. The site's owner adds it to \
             <code>origins</code>, exactly as the browser sends it."
        }
        ProblemType::NotYours => {
            "The case is open to you, but this command is for the other side to give. <code>can</code> of the case \
             lists what you can do."
        }
        ProblemType::NotAllowed => {
            "You are signed in, but your role at this site does not reach that far: readers change nothing, and only \
             admins arrange teams, calendars and promises."
        }
        ProblemType::SomebodyElse => {
            "At this site a second member of staff looks at such answers before the requester hears that it is done. \
             Whoever proposed the answer cannot approve it."
        }
        ProblemType::NotFound => {
            "There is no such address, site or case, or your credentials do not open it. The answer is the same for \
             all of these, so that nobody learns which cases exist."
        }
        ProblemType::MethodNotAllowed => {
            "The <code>Allow</code> header lists the methods of this address."
        }
        ProblemType::NotNow => {
            "The case does not take this <code>command</code> at its <code>stage</code>. Get the case again and offer \
             what <code>can</code> lists."
        }
        ProblemType::AlreadyDone => {
            "The command would change nothing, because it has been done. Nothing more is needed."
        }
        ProblemType::OfferReplaced => {
            "The offer that was answered has been replaced by a newer one. Get the case again and let the person \
             choose among what is offered now."
        }
        ProblemType::Stale => {
            "Somebody changed the case after you saw it. <code>current</code> holds it as it stands: show that, keep \
             what was typed, and send again with its ETag."
        }
        ProblemType::TooLarge => "A body has at most 64 KiB.",
        ProblemType::Unsupported => "Send bodies as <code>Content-Type: application/json</code>.",
        ProblemType::BadField => {
            "A text is empty or too long, an address is none, a number is out of range. <code>field</code> is the \
             path of the field, <code>detail</code> a sentence that can be shown beside it."
        }
        ProblemType::KeyReused => {
            "The same <code>Idempotency-Key</code> came with another body, or from somebody else, before. A \
             new change needs a new key."
        }
        ProblemType::MissingMatch => {
            "Staff say which state of the case they saw: send <code>If-Match</code> with its ETag."
        }
        ProblemType::TooMany => {
            "Much came from one client in a short time. <code>Retry-After</code> says how many seconds to wait. \
             The same key may be used again."
        }
        ProblemType::Internal => {
            "Something went wrong on our side. What was not acknowledged may or may not have happened: send it again \
             with the same key, which is safe. <code>request_id</code> finds it in the log."
        }
        ProblemType::Unavailable => {
            "A part of the service does not answer. Send the request again after <code>Retry-After</code> seconds, \
             with the same key."
        }
    }
}
