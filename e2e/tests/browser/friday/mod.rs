//! Two complaints on a Friday at 23:50, ten minutes before the weekend: one urgent, one not. They are followed through
//! the night, the weekend, a holiday and what comes after, as the customer and the office see them. Everything that both
//! saw at each point stands in `friday.txt`.
//!
//! - `story`: the shop, the office, their clocks, and what is written down.
//! - `night`: the urgent one, for which somebody is there day and night, and nobody is.
//! - `week`: the other one, which counts by office hours.

use answerable_e2e::browser::Kind;
use answerable_e2e::in_both_browsers;

use self::story::Story;

mod night;
mod story;
mod week;

in_both_browsers!(from_a_friday_night_to_the_end);

async fn from_a_friday_night_to_the_end(kind: Kind) {
    let story = Story::begin(kind).await;
    let (urgent, other) = night::both_are_sent(&story).await;
    night::nobody_answers(&story, &urgent).await;
    night::the_morning_after(&story, &urgent, &other).await;
    night::put_right(&story, &urgent).await;
    week::nothing_counts_while_the_office_is_closed(&story, &other).await;
    week::the_office_opens_and_answers(&story, &other).await;
    week::the_customer_has_the_word_for_a_night(&story, &other).await;
    week::a_promise_is_broken_and_a_new_one_made(&story, &other).await;
    week::offered_chosen_and_done(&story, &other).await;
    week::reopened_after_days(&story, &other).await;
    week::closed_by_the_silence_that_was_announced(&story, &other).await;
    story.is_as_written_down();
}
